package dev.longshore.gateway.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.status.JobStatusMessage;
import dev.longshore.messaging.DeadLetters;
import dev.longshore.messaging.Inbound;
import dev.longshore.messaging.Sieve;

/**
 * Reads the status of jobs in batches. A batch counts as read when all of it is durable and the scheduler has been told of the ends;
 * one that comes again changes nothing. The end of a job whose status the store refuses for good is put aside and not told: the
 * scheduler keeps the job, since nobody else knows of its end.
 */
@Component
final class JobStatusListener {

    private final StatusWriter writer;
    private final Archive archive;
    private final Sieve<JobStatusMessage> sieve;

    JobStatusListener(StatusWriter writer, Archive archive, DeadLetters deadLetters) {
        this.writer = writer;
        this.archive = archive;
        this.sieve = new Sieve<>(JobStatusMessage.class, deadLetters);
    }

    @KafkaListener(id = "status-projection", groupId = "gateway-projection", topics = "longshore.job-status", concurrency = "2", properties = "max.poll.records=2000")
    void onStatus(List<ConsumerRecord<String, Inbound>> records) {
        List<StatusRecord> changes = new ArrayList<>(records.size());
        for (ConsumerRecord<String, Inbound> record : records) {
            sieve.pass(record).ifPresent(
                    message -> message.changes().forEach(change -> changes.add(new StatusRecord(record, change))));
        }
        List<StatusRecord> refused = writer.write(changes);
        for (StatusRecord record : refused) {
            sieve.putAside(record.origin(), record.change(), "the store refuses the status of job " + record.change().job());
        }
        archive.confirm(durable(changes, refused));
    }

    private static List<StatusRecord> durable(List<StatusRecord> changes, List<StatusRecord> refused) {
        if (refused.isEmpty()) {
            return changes;
        }
        Set<JobId> without = refused.stream().map(record -> record.change().job()).collect(Collectors.toSet());
        return changes.stream().filter(record -> !without.contains(record.change().job())).toList();
    }
}

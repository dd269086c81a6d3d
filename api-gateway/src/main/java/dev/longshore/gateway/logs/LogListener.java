package dev.longshore.gateway.logs;

import java.util.ArrayList;
import java.util.List;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.codec.MessageCodec;
import dev.longshore.contracts.log.JobLogLines;
import dev.longshore.messaging.DeadLetters;
import dev.longshore.messaging.Inbound;

/** Reads the output of jobs in batches. A line that comes again is there already. */
@Component
final class LogListener {

    private final LogWriter writer;
    private final DeadLetters deadLetters;
    private final MessageCodec codec = new MessageCodec();

    LogListener(LogWriter writer, DeadLetters deadLetters) {
        this.writer = writer;
        this.deadLetters = deadLetters;
    }

    @KafkaListener(id = "gateway-logs", topics = "longshore.job-logs", concurrency = "2")
    void hear(List<ConsumerRecord<String, Inbound>> records) {
        List<JobLogLines> batch = new ArrayList<>(records.size());
        for (ConsumerRecord<String, Inbound> record : records) {
            switch (record.value()) {
                case Inbound.Readable(JobLogLines lines) -> batch.add(lines);
                case Inbound.Readable(Message other) -> deadLetters.put(record, codec.write(other),
                        "a " + other.getClass().getSimpleName() + " is of no use here");
                case Inbound.Unreadable(byte[] value, String reason) -> deadLetters.put(record, value, reason);
                case Inbound.Tombstone() -> deadLetters.put(record, null, "a record without value is of no use here");
            }
        }
        writer.write(batch);
    }
}

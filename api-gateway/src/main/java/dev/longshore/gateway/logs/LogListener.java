package dev.longshore.gateway.logs;

import java.util.List;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import dev.longshore.contracts.log.LogMessage;
import dev.longshore.messaging.DeadLetters;
import dev.longshore.messaging.Inbound;
import dev.longshore.messaging.Sieve;

/** Reads the output of jobs in batches. A line that comes again is there already. */
@Component
final class LogListener {

    private final LogWriter writer;
    private final Sieve<LogMessage> sieve;

    LogListener(LogWriter writer, DeadLetters deadLetters) {
        this.writer = writer;
        this.sieve = new Sieve<>(LogMessage.class, deadLetters);
    }

    /** Nobody minds to see a line some milliseconds later, and each batch has its price: Kafka answers when there is something to do. */
    @KafkaListener(id = "gateway-logs", topics = "longshore.job-logs", concurrency = "2", properties = {"fetch.min.bytes=65536",
            "fetch.max.wait.ms=50"})
    void hear(List<ConsumerRecord<String, Inbound>> records) {
        writer.write(records.stream().map(sieve::pass).flatMap(Optional::stream).flatMap(message -> message.parts().stream())
                .toList());
    }
}

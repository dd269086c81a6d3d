package dev.longshore.executor.logs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.log.LogLine;
import dev.longshore.contracts.log.LogMessage;
import dev.longshore.executor.container.AnAttempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class LogShipperTest {

    @Test
    void lines_whose_send_fails_at_once_are_sent_again() {
        List<Message> sent = Collections.synchronizedList(new ArrayList<>());
        try (LogShipper shipper = new LogShipper(kafkaThatFailsFirst(sent), new SimpleMeterRegistry())) {
            AttemptLog log = shipper.open(AnAttempt.of(new ExecutorId("one")));
            log.line(new LogLine(1, "hello"));
            log.end();

            await().until(log.sent()::isDone);
            assertThat(sent).hasSize(1);
        }
    }

    @Test
    void lines_that_are_too_large_for_a_record_are_sent_in_parts_and_cut() {
        List<Message> sent = Collections.synchronizedList(new ArrayList<>());
        try (LogShipper shipper = new LogShipper(kafkaThatTakes(10, sent), new SimpleMeterRegistry())) {
            AttemptLog log = shipper.open(AnAttempt.of(new ExecutorId("one")));
            List.of("12345", "67890", "much longer").forEach(text -> log.line(new LogLine(1, text)));
            log.end();

            await().until(log.sent()::isDone);
            assertThat(sent).flatExtracting(LogShipperTest::texts).containsExactlyInAnyOrder("12345", "67890", "much ");
        }
    }

    @Test
    void short_logs_share_records_and_each_hears_of_its_end() {
        List<Message> sent = Collections.synchronizedList(new ArrayList<>());
        try (LogShipper shipper = new LogShipper(kafkaThatTakes(10_000, sent), new SimpleMeterRegistry())) {
            List<AttemptLog> logs = IntStream.range(0, 300).mapToObj(_ -> shipper.open(AnAttempt.of(new ExecutorId("one"))))
                    .toList();
            logs.forEach(AttemptLog::end);

            await().until(() -> logs.stream().allMatch(log -> log.sent().isDone()));
            assertThat(sent).hasSizeLessThan(logs.size());
            assertThat(sent.stream().mapToInt(message -> ((LogMessage) message).parts().size()).sum()).isEqualTo(logs.size());
        }
    }

    @Test
    void short_logs_that_could_not_be_sent_together_are_sent_alone() {
        List<Message> sent = Collections.synchronizedList(new ArrayList<>());
        try (LogShipper shipper = new LogShipper(kafkaThatTakes(10, sent), new SimpleMeterRegistry())) {
            List<AttemptLog> logs = IntStream.range(0, 300).mapToObj(_ -> shipper.open(AnAttempt.of(new ExecutorId("one"))))
                    .toList();
            logs.forEach(log -> {
                log.line(new LogLine(1, "12345"));
                log.end();
            });

            await().until(() -> logs.stream().allMatch(log -> log.sent().isDone()));
            assertThat(sent).flatExtracting(LogShipperTest::texts).hasSize(300).containsOnly("12345");
        }
    }

    private static List<String> texts(Message batch) {
        return ((LogMessage) batch).parts().stream().flatMap(part -> part.lines().stream()).map(LogLine::text).toList();
    }

    private static KafkaTemplate<String, Message> kafkaThatTakes(int characters, List<Message> sent) {
        return new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(Map.of())) {
            @Override
            public CompletableFuture<SendResult<String, Message>> send(ProducerRecord<String, Message> record) {
                if (String.join("", texts(record.value())).length() > characters) {
                    throw new KafkaException("Send failed", new RecordTooLargeException());
                }
                sent.add(record.value());
                return CompletableFuture.completedFuture(null);
            }
        };
    }

    private static KafkaTemplate<String, Message> kafkaThatFailsFirst(List<Message> sent) {
        AtomicInteger calls = new AtomicInteger();
        return new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(Map.of())) {
            @Override
            public CompletableFuture<SendResult<String, Message>> send(ProducerRecord<String, Message> record) {
                if (calls.getAndIncrement() == 0) {
                    throw new KafkaException("Send failed");
                }
                sent.add(record.value());
                return CompletableFuture.completedFuture(null);
            }
        };
    }
}

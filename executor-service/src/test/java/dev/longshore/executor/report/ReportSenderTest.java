package dev.longshore.executor.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.report.JobReport;
import dev.longshore.contracts.report.JobReport.AttemptFailedToStart;
import dev.longshore.contracts.report.JobReports;
import dev.longshore.executor.container.AnAttempt;
import dev.longshore.executor.host.ExecutorIdentity;
import dev.longshore.messaging.MessagingProperties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ReportSenderTest {
    private static final ExecutorId EXECUTOR = new ExecutorId("one");

    private final List<JobReport> delivered = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    @Test
    void reports_that_are_too_large_together_are_sent_apart_and_in_order() {
        List<JobReport> reports = reports("one", "two", "three", "four", "five");

        assertThat(deliveredOf(reports)).isEqualTo(reports);
    }

    @Test
    void a_report_that_is_too_large_by_itself_holds_up_no_others() {
        List<JobReport> reports = reports("one", "too large", "three");

        assertThat(deliveredOf(reports)).containsExactly(reports.getFirst(), reports.getLast());
    }

    @Test
    void it_is_behind_while_kafka_takes_nothing() {
        try (ReportSender sender = sender()) {
            reports("first").forEach(report -> sender.report(0, report, Duration.ZERO));
            await().until(() -> asked.getCount() == 0);
            assertThat(sender.isBehind()).isFalse();
            reports("second").forEach(report -> sender.report(0, report, Duration.ZERO));
            assertThat(sender.isBehind()).isTrue();
            go.countDown();
            await().until(() -> !sender.isBehind());
        }
    }

    /** The first one keeps Kafka busy until all others wait. */
    private List<JobReport> deliveredOf(List<JobReport> reports) {
        JobReport last = reports("last").getFirst();
        try (ReportSender sender = sender()) {
            reports("first").forEach(report -> sender.report(0, report, Duration.ZERO));
            reports.forEach(report -> sender.report(0, report, Duration.ZERO));
            go.countDown();
            sender.report(0, last, Duration.ZERO);
            await().until(() -> delivered.contains(last));
        }
        return delivered.subList(1, delivered.size() - 1);
    }

    private ReportSender sender() {
        return new ReportSender(kafkaThatTakesTwo(), new ExecutorIdentity(EXECUTOR, "start 1", "boot 1"),
                new MessagingProperties(1, 1));
    }

    private static List<JobReport> reports(String... reasons) {
        List<JobReport> reports = new ArrayList<>();
        for (String reason : reasons) {
            reports.add(new AttemptFailedToStart(AnAttempt.of(EXECUTOR).id(), Instant.EPOCH, reason));
        }
        return reports;
    }

    private KafkaTemplate<String, Message> kafkaThatTakesTwo() {
        return new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(Map.of())) {
            @Override
            public CompletableFuture<SendResult<String, Message>> send(ProducerRecord<String, Message> record) {
                awaitUninterruptibly();
                List<JobReport> reports = ((JobReports) record.value()).reports();
                if (reports.size() > 2 || reports.toString().contains("too large")) {
                    throw new KafkaException("Send failed", new RecordTooLargeException());
                }
                delivered.addAll(reports);
                return CompletableFuture.completedFuture(null);
            }
        };
    }

    private void awaitUninterruptibly() {
        asked.countDown();
        try {
            go.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.longshore.executor.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaTemplate;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.report.JobReport;
import dev.longshore.contracts.report.JobReport.AttemptStarting;
import dev.longshore.contracts.report.JobReports;
import dev.longshore.executor.host.ExecutorIdentity;
import dev.longshore.messaging.MessageSerializer;
import dev.longshore.messaging.MessagingProperties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ReportPatienceTest {
    private static final JobId JOB = JobId.of("4c7599ae-0a82-49aa-ba5a-4727fcce14a8");

    private final MockProducer<String, Message> kafka = new MockProducer<>(true, null, new StringSerializer(),
            new MessageSerializer()) {
        /** The template closes what its factory makes. */
        @Override
        public void close(Duration timeout) {}
    };
    private final ReportSender sender = new ReportSender(new KafkaTemplate<>(() -> kafka),
            new ExecutorIdentity(new ExecutorId("one"), "start 1", "boot 1"), new MessagingProperties(2, 1));

    @AfterEach
    void close() {
        sender.close();
    }

    @Test
    void a_report_that_may_wait_goes_with_the_first_that_may_not() {
        sender.report(0, report(1), Duration.ofHours(1));
        sender.report(0, report(2), Duration.ofHours(2));
        sender.report(0, report(3), Duration.ZERO);

        await().until(() -> kafka.history().size() == 1);
        assertThat(sent(0)).containsExactly(report(1), report(2), report(3));
    }

    @Test
    void a_report_that_may_wait_goes_when_its_time_is_up() {
        sender.report(0, report(1), Duration.ofMillis(1));

        await().until(() -> kafka.history().size() == 1);
        assertThat(sent(0)).containsExactly(report(1));
    }

    @Test
    void each_scheduler_has_a_record_of_its_own() {
        sender.report(0, report(1), Duration.ofHours(1));
        sender.report(1, report(2), Duration.ZERO);

        await().until(() -> kafka.history().size() == 2);
        assertThat(sent(0)).containsExactly(report(1));
        assertThat(sent(1)).containsExactly(report(2));
    }

    private List<JobReport> sent(int record) {
        return ((JobReports) kafka.history().get(record).value()).reports();
    }

    private static JobReport report(int attempt) {
        return new AttemptStarting(new AttemptId(JOB, attempt), Instant.EPOCH);
    }
}

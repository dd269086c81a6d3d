package dev.longshore.executor.attempt;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.kafka.core.KafkaTemplate;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.Workload;
import dev.longshore.contracts.log.JobLogLines;
import dev.longshore.contracts.placement.PlacementEvent.JobPlaced;
import dev.longshore.contracts.placement.PlacementEvent.JobStopRequested;
import dev.longshore.contracts.report.JobReport;
import dev.longshore.contracts.report.JobReports;
import dev.longshore.executor.container.AnAttempt;
import dev.longshore.executor.container.ContainerRuntime;
import dev.longshore.executor.host.ExecutorIdentity;
import dev.longshore.executor.host.HostAddress;
import dev.longshore.executor.logs.LogShipper;
import dev.longshore.executor.report.ReportSender;
import dev.longshore.executor.settings.ExecutorProperties;
import dev.longshore.executor.settings.ExecutorProperties.Network;
import dev.longshore.executor.settings.ExecutorProperties.RuntimeName;
import dev.longshore.executor.task.TaskFiles;
import dev.longshore.messaging.MessageSerializer;
import dev.longshore.messaging.MessagingProperties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The attempts of an executor whose Kafka only listens. */
final class AnExecutor implements AutoCloseable {

    static final ExecutorId ID = new ExecutorId("one");
    private static final String INCARNATION = "start 1";

    private final MockProducer<String, Message> kafka = new MockProducer<>(true, null, new StringSerializer(),
            new MessageSerializer()) {
        /** The template closes what its factory makes. */
        @Override
        public void close(Duration timeout) {}
    };
    private final KafkaTemplate<String, Message> template = new KafkaTemplate<>(() -> kafka);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final LogShipper logs = new LogShipper(template, meters);
    private final ReportSender reports;
    private final Attempts attempts;

    /** @param data outlives this executor */
    AnExecutor(ContainerRuntime runtime, Path data, String boot) {
        reports = new ReportSender(template, new ExecutorIdentity(ID, INCARNATION, boot), new MessagingProperties(1, 1));
        attempts = new Attempts(runtime, logs, reports, new HostAddress(settings(), runtime), meters,
                new TaskFiles(data.resolve("tasks"), boot));
    }

    Attempts attempts() {
        return attempts;
    }

    SimpleMeterRegistry meters() {
        return meters;
    }

    static JobPlaced placement(Workload workload) {
        return AnAttempt.placement(ID, INCARNATION, workload);
    }

    AttemptId place(Workload workload) {
        JobPlaced placed = placement(workload);
        attempts.place(placed);
        return placed.attempt();
    }

    void stop(AttemptId attempt) {
        attempts.stop(new JobStopRequested(ID, INCARNATION, attempt, "enough", Duration.ofSeconds(30)));
    }

    void awaitReports(AttemptId attempt, String... kinds) {
        await().untilAsserted(() -> assertThat(reportsOf(attempt)).extracting(report -> report.getClass().getSimpleName())
                .containsExactly(kinds));
    }

    <T extends JobReport> T awaitReport(AttemptId attempt, Class<T> kind) {
        await().until(() -> reportsOf(attempt).stream().anyMatch(kind::isInstance));
        return reportsOf(attempt).stream().filter(kind::isInstance).map(kind::cast).findFirst().orElseThrow();
    }

    List<JobReport> reportsOf(AttemptId attempt) {
        return said(JobReports.class).stream().flatMap(message -> message.reports().stream())
                .filter(report -> report.attempt().equals(attempt)).toList();
    }

    List<String> linesOf(String stream) {
        return said(JobLogLines.class).stream().filter(message -> message.stream().equals(stream))
                .flatMap(message -> message.lines().stream()).map(line -> line.text()).toList();
    }

    @Override
    public void close() {
        reports.close();
        logs.close();
    }

    private <T extends Message> List<T> said(Class<T> kind) {
        return kafka.history().stream().map(record -> record.value()).filter(kind::isInstance).map(kind::cast).toList();
    }

    private static ExecutorProperties settings() {
        return new ExecutorProperties(Path.of("/data"), RuntimeName.PROCESS, Network.HOST, "", 1, 1, 0, 0, "busybox", "host", 0,
                Duration.ofSeconds(1));
    }
}

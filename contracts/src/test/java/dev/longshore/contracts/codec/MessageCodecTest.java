package dev.longshore.contracts.codec;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.instancio.Instancio;
import org.instancio.InstancioApi;
import org.instancio.Select;
import org.instancio.junit.InstancioExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.contracts.command.JobCommand.CancelRequested;
import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.JobDependency;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.job.LinuxParameters;
import dev.longshore.contracts.job.Namespaces;
import dev.longshore.contracts.job.NodeGroup;
import dev.longshore.contracts.job.RetryStrategy;
import dev.longshore.contracts.job.StartTerms;
import dev.longshore.contracts.job.TaskSpec;
import dev.longshore.contracts.job.TaskSpec.Condition;
import dev.longshore.contracts.job.TaskSpec.Dependency;
import dev.longshore.contracts.job.TaskSpec.TaskContainer;
import dev.longshore.contracts.job.Workload;
import dev.longshore.contracts.log.JobLogLines;
import dev.longshore.contracts.placement.NodeSeat;
import dev.longshore.contracts.placement.PlacementEvent.JobPlaced;
import dev.longshore.contracts.report.JobReport.AttemptExited;
import dev.longshore.contracts.report.JobReports;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.status.ArrayProgress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(InstancioExtension.class)
class MessageCodecTest {

    private static final MessageCodec CODEC = new MessageCodec();
    private static final JobId JOB = JobId.of("4c7599ae-0a82-49aa-ba5a-4727fcce14a8");

    static Stream<Class<? extends Message>> everyMessageType() {
        return CODEC.types().values().stream();
    }

    @ParameterizedTest
    @MethodSource("everyMessageType")
    void every_message_is_read_as_it_was_written(Class<? extends Message> type) {
        Message message = aRandom(type).create();
        assertThat(CODEC.read(CODEC.write(message))).isEqualTo(message);
    }

    @Test
    void a_message_of_an_older_writer_gets_defaults_for_what_it_lacks() {
        Message read = CODEC.read(
                utf8("""
                        {"type":"JobSubmitted","version":1,"body":{"job":"4c7599ae-0a82-49aa-ba5a-4727fcce14a8","jobName":"a",
                        "queue":"arn:aws:batch:us-east-1:123456789012:job-queue/q","jobDefinitionName":"d","submittedAt":"2026-01-01T00:00:00Z",
                        "container":{"image":"busybox","resources":{"vcpus":1000,"memory":128}}}}"""));

        assertThat(read).isInstanceOfSatisfying(JobSubmitted.class, submitted -> {
            assertThat(submitted.retryStrategy()).isEqualTo(RetryStrategy.NONE);
            assertThat(submitted.arraySize()).isEmpty();
            assertThat(submitted.dependsOn()).isEmpty();
            assertThat(submitted.refusal()).isEmpty();
            assertThat(submitted.workload()).isEqualTo(ContainerSpec.of("busybox", List.of(), Resources.of(1, 128)));
        });
    }

    @Test
    void a_task_is_told_from_a_container_by_its_form() {
        ContainerSpec init = ContainerSpec.of("busybox", List.of("true"), Resources.of(1, 64));
        TaskSpec task = new TaskSpec(List.of(
                new TaskContainer("init", false, List.of(), Optional.of(Duration.ofSeconds(60)), Optional.empty(), init),
                new TaskContainer("main", true, List.of(new Dependency("init", Condition.SUCCESS)), Optional.empty(),
                        Optional.empty(), init)));
        byte[] bytes = CODEC.write(aRandom(JobPlaced.class).set(Select.all(Workload.class), task).create());

        assertThat(new String(bytes, StandardCharsets.UTF_8)).contains("\"container\":{\"containers\":[{\"name\":\"init\"");
        assertThat(CODEC.read(bytes)).isInstanceOfSatisfying(JobPlaced.class, placed -> {
            assertThat(placed.workload()).isEqualTo(task);
            assertThat(placed.workload().resources()).isEqualTo(Resources.of(2, 128));
        });
    }

    @Test
    void a_pod_is_a_task_that_says_so_and_one_of_which_an_older_writer_said_nothing_is_none() {
        ContainerSpec.PodTerms terms = new ContainerSpec.PodTerms(List.of("sh"), Optional.of(Vcpus.of(1)), false);
        ContainerSpec container = new ContainerSpec("busybox", List.of(), Map.of(), Resources.of(1, 64), Optional.empty(),
                List.of(new ContainerSpec.Volume("claim", Optional.empty(), Optional.of("not here"))), List.of(), List.of(),
                false, false, Optional.of(terms));
        TaskSpec pod = new TaskSpec(List.of(new TaskContainer("main", true, List.of(), Optional.empty(), Optional.empty(),
                container)), TaskSpec.Kind.POD);
        byte[] bytes = CODEC.write(aRandom(JobPlaced.class).set(Select.all(Workload.class), pod).create());
        String older = new String(bytes, StandardCharsets.UTF_8).replace(",\"kind\":\"POD\"", "");

        assertThat(((JobPlaced) CODEC.read(bytes)).workload()).isEqualTo(pod);
        assertThat(((JobPlaced) CODEC.read(utf8(older))).workload()).isEqualTo(new TaskSpec(pod.containers()));
    }

    @Test
    void what_a_container_has_of_its_host_is_told_and_what_an_older_writer_did_not_know_of_is_as_it_was() {
        ContainerSpec container = ContainerSpec.of("busybox", List.of(), Resources.of(1, 64))
                .with(new LinuxParameters(List.of(new LinuxParameters.Device("/dev/a", "/dev/b", "rw")), true, Optional.of(5),
                        Optional.of(60), Optional.of(7), List.of(new LinuxParameters.Tmpfs("/tmp", 8, List.of("exec")))))
                .in(new Namespaces(Optional.of(Namespaces.Scope.NONE), Optional.of(Namespaces.Scope.TASK),
                        Optional.of(Namespaces.Scope.HOST)));
        byte[] bytes = CODEC.write(aRandom(JobPlaced.class).set(Select.all(Workload.class), container).create());
        assertThat(((JobPlaced) CODEC.read(bytes)).workload()).isEqualTo(container);

        String older = new String(bytes, StandardCharsets.UTF_8).replace("\"volumes\":[]", "\"volumes\":[{\"name\":\"v\"}]")
                .replaceFirst("\"linuxParameters\":.*\"namespaces\":\\{[^}]*}",
                        "\"podTerms\":{\"entryPoint\":[],\"privilegeEscalation\":true}");
        ContainerSpec read = (ContainerSpec) ((JobPlaced) CODEC.read(utf8(older))).workload();
        assertThat(read.linuxParameters()).isEmpty();
        assertThat(read.namespaces()).isEmpty();
        assertThat(read.volumes()).containsExactly(new ContainerSpec.Volume("v", Optional.empty()));
        assertThat(read.podTerms()).contains(new ContainerSpec.PodTerms(List.of(), Optional.empty(), true));
    }

    @Test
    void what_is_neither_a_container_nor_a_task_is_refused() {
        for (String workload : List.of("{}", "{\"containers\":[]}", "7", "{\"command\":[]}")) {
            assertThatThrownBy(() -> CODEC.read(utf8("""
                    {"type":"JobPlaced","version":1,"body":{"executor":"e","incarnation":"1",
                    "attempt":"4c7599ae-0a82-49aa-ba5a-4727fcce14a8/1","instance":"i-00000000000000001",
                    "queue":"arn:aws:batch:us-east-1:123456789012:job-queue/q",
                    "computeEnvironment":"arn:aws:batch:us-east-1:123456789012:compute-environment/c","jobName":"a",
                    "jobDefinitionName":"d","container":%s}}""".formatted(workload)))).as(workload)
                    .isInstanceOf(UnreadableMessageException.class).hasMessageContaining("not a valid JobPlaced");
        }
    }

    @Test
    void an_end_reported_by_an_older_executor_is_that_of_a_single_container() {
        Message read = CODEC.read(utf8("""
                {"type":"JobReports","version":1,"body":{"executor":"e","incarnation":"1","reports":[{"report":"exited",
                "attempt":"4c7599ae-0a82-49aa-ba5a-4727fcce14a8/1","startedAt":"2026-01-01T00:00:00Z",
                "at":"2026-01-01T00:00:01Z","exitCode":3}]}}"""));

        assertThat(read).isInstanceOfSatisfying(JobReports.class, reports -> assertThat(reports.reports())
                .containsExactly(new AttemptExited(new AttemptId(JOB, 1), Instant.parse("2026-01-01T00:00:00Z"),
                        Instant.parse("2026-01-01T00:00:01Z"), 3, Optional.empty())));
    }

    @Test
    void log_lines_of_a_writer_that_did_not_tell_the_end_are_not_the_last() {
        Message read = CODEC.read(utf8("""
                {"type":"JobLogLines","version":1,"body":{"attempt":"4c7599ae-0a82-49aa-ba5a-4727fcce14a8/1","region":"eu-west-1",
                "group":"/aws/batch/job","stream":"d/default/1","firstLine":0,"lines":[{"timestamp":1,"text":"one"}]}}"""));

        assertThat(read).isInstanceOfSatisfying(JobLogLines.class, lines -> assertThat(lines.last()).isFalse());
    }

    @Test
    void a_message_of_a_newer_writer_is_read_without_what_is_not_known_yet() {
        Message read = CODEC.read(utf8("""
                {"type":"CancelRequested","version":7,"signedBy":"x","body":{"job":"4c7599ae-0a82-49aa-ba5a-4727fcce14a8",
                "reason":"enough","requestedAt":"2026-01-01T00:00:00Z","urgency":{"level":3}}}"""));

        assertThat(read).isEqualTo(new CancelRequested(JOB, "enough", Instant.parse("2026-01-01T00:00:00Z")));
    }

    @Test
    void a_message_is_read_whatever_the_order_of_its_parts() {
        Message read = CODEC.read(utf8("""
                {"body":{"job":"4c7599ae-0a82-49aa-ba5a-4727fcce14a8","reason":"enough","requestedAt":"2026-01-01T00:00:00Z"},
                "version":1,"type":"CancelRequested"}"""));

        assertThat(read).isEqualTo(new CancelRequested(JOB, "enough", Instant.parse("2026-01-01T00:00:00Z")));
    }

    @Test
    void a_type_that_is_not_known_is_refused_by_name() {
        assertThatThrownBy(() -> CODEC.read(utf8("{\"type\":\"JobTeleported\",\"version\":1,\"body\":{}}")))
                .isInstanceOf(UnreadableMessageException.class).hasMessage("unknown message type 'JobTeleported'");
    }

    @Test
    void what_is_not_json_or_lacks_a_component_is_refused_with_the_reason() {
        assertThatThrownBy(() -> CODEC.read(utf8("{\"type\":"))).hasMessageStartingWith("not JSON");
        assertThatThrownBy(() -> CODEC.read(utf8("[1]"))).hasMessage("unknown message type ''");
        assertThatThrownBy(() -> CODEC.read(null)).hasMessage("the record has no value");
        assertThatThrownBy(() -> CODEC.read(utf8("{\"type\":\"CancelRequested\",\"version\":1,\"body\":{\"reason\":\"x\"}}")))
                .isInstanceOf(UnreadableMessageException.class).hasMessageContaining("not a valid CancelRequested");
        assertThatThrownBy(() -> CODEC.read(utf8("{\"type\":\"CancelRequested\",\"version\":1}")))
                .isInstanceOf(UnreadableMessageException.class);
    }

    @Test
    void the_wire_carries_type_and_version_and_values_in_their_plain_form() {
        byte[] bytes = CODEC.write(new CancelRequested(JOB.child(3), "enough", Instant.parse("2026-01-01T00:00:00Z")));

        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("{\"type\":\"CancelRequested\",\"version\":1,\"body\":"
                + "{\"job\":\"4c7599ae-0a82-49aa-ba5a-4727fcce14a8:3\",\"reason\":\"enough\",\"requestedAt\":\"2026-01-01T00:00:00Z\"}}");
    }

    private static <T> InstancioApi<T> aRandom(Class<T> type) {
        return Instancio.of(type).lenient().withMaxDepth(12)
                .supply(Select.all(JobId.class), random -> JOB.child(random.intRange(0, 9_999)))
                .supply(Select.all(AttemptId.class),
                        random -> new AttemptId(JOB.child(random.intRange(0, 99)), random.intRange(1, 10)))
                .supply(Select.all(InstanceId.class),
                        random -> new InstanceId("i-%017x".formatted(random.longRange(0, Long.MAX_VALUE))))
                .supply(Select.all(Arn.class),
                        random -> Arn.batch("eu-west-1", "123456789012", "job-queue", random.alphanumeric(8)))
                .supply(Select.all(RetryStrategy.class), random -> new RetryStrategy(random.intRange(1, 10), List.of(
                        new RetryStrategy.EvaluateOnExit(RetryStrategy.Action.EXIT, Optional.of("1*"), Optional.empty(),
                                Optional.empty()))))
                .supply(Select.all(JobDependency.class), random -> JobDependency.on(JOB, Optional.of(JobStatus.FAILED)))
                .supply(Select.all(StartTerms.class), random -> new StartTerms(Optional.of(random.alphanumeric(4)),
                        random.intRange(0, 9_999), true, true, Optional.of(Instant.EPOCH),
                        List.of(new StartTerms.ConsumableNeed(Arn.batch("eu-west-1", "123456789012", "consumable-resource", "c"),
                                2))))
                .supply(Select.all(TaskSpec.class), random -> new TaskSpec(List.of(new TaskContainer(random.alphanumeric(5), true,
                        List.of(new Dependency("x", Condition.START)), Optional.of(Duration.ofSeconds(2)), Optional.empty(),
                        ContainerSpec.of("busybox", List.of("true"), Resources.of(1, 4))))))
                .supply(Select.all(NodeGroup.class), random -> new NodeGroup(1, List.of(
                        new NodeGroup.NodeRange(0, 1,
                                ContainerSpec.of(random.alphanumeric(5), List.of("true"), Resources.of(1, 4))))))
                .supply(Select.all(ArrayProgress.class), random -> new ArrayProgress(5,
                        Map.of(JobStatus.RUNNING, 2, JobStatus.FAILED, 3), JobStatus.RUNNABLE))
                .supply(Select.all(NodeSeat.class), random -> new NodeSeat(3, random.intRange(0, 2), 0, Optional.of("10.0.0.1")))
                .supply(Select.all(Instant.class),
                        random -> Instant.ofEpochMilli(random.longRange(0, 4_000_000_000_000L)).truncatedTo(ChronoUnit.MILLIS));
    }

    @Test
    void the_names_on_the_wire_do_not_change() {
        assertThat(Map.copyOf(CODEC.types()).keySet()).containsExactlyInAnyOrder("ComputeEnvironmentDefined", "JobQueueDefined",
                "SchedulingPolicyDefined", "ConsumableResourceDefined", "ResourceDeleted", "ConsumableResourceUsed",
                "ResourceStatusChanged", "JobSubmitted", "CancelRequested", "TerminateRequested", "JobArchived", "JobPlaced",
                "JobStopRequested", "AttemptsAcknowledged", "InstanceRequested", "InstanceReleased", "InstanceLaunching",
                "InstanceReady", "InstanceInterrupted", "InstanceTerminated", "LaunchFailed", "HostPoolChanged", "ExecutorReady",
                "HostRegistered", "HostWithdrawn", "HostSlice", "Heartbeat", "JobReports", "JobStatusChanged", "JobStatuses",
                "JobsArchived",
                "JobLogLines", "JobLogs",
                "WhyWaiting", "Explain", "FrontOf", "HowHealthy", "HowLarge",
                "WaitingBecause", "Explanation", "QueueFront", "EnvironmentHealths", "EnvironmentSizes");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

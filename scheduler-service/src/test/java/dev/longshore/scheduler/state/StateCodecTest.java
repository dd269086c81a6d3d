package dev.longshore.scheduler.state;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
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

import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.JobDependency;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.job.NodeGroup;
import dev.longshore.contracts.job.RetryStrategy;
import dev.longshore.contracts.job.StartTerms;
import dev.longshore.contracts.job.TaskSpec;
import dev.longshore.contracts.job.TaskSpec.Condition;
import dev.longshore.contracts.job.TaskSpec.Dependency;
import dev.longshore.contracts.job.TaskSpec.TaskContainer;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.scheduler.core.state.Entity;
import dev.longshore.scheduler.core.state.Executor;
import dev.longshore.scheduler.core.state.Instance;
import dev.longshore.scheduler.core.state.JobSpec;
import dev.longshore.scheduler.core.state.Placement;
import dev.longshore.scheduler.core.state.Progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(InstancioExtension.class)
class StateCodecTest {

    private static final StateCodec CODEC = new StateCodec(Entity.class);
    private static final JobId JOB = JobId.of("4c7599ae-0a82-49aa-ba5a-4727fcce14a8");
    private static final Arn ARN = Arn.batch("eu-west-1", "123456789012", "job-queue", "nightly");

    static Stream<Class<?>> everyKindOfEntity() {
        return Stream.of(Entity.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("everyKindOfEntity")
    void every_entity_is_read_as_it_was_written(Class<? extends Entity> kind) {
        Entity entity = aRandom(kind).create();

        assertThat(CODEC.readEntity(entity.key(), CODEC.write(entity))).isEqualTo(entity);
    }

    @Test
    void offsets_are_read_as_they_were_written() {
        InputOffsets offsets = new InputOffsets(Map.of("longshore.job-commands", 17L, "longshore.capacity", 0L));

        assertThat(CODEC.readOffsets(CODEC.write(offsets))).isEqualTo(offsets);
    }

    @Test
    void what_is_stored_is_type_and_version_and_the_components_in_their_plain_form() {
        byte[] bytes = CODEC.write(new Executor(new ExecutorId("e-1"), "3", "b", 5, false));

        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("""
                {"type":"Executor","version":1,"body":{"id":"e-1","incarnation":"3","boot":"b","partition":5,"lost":false}}""");
    }

    @Test
    void a_kind_that_is_not_known_is_refused_by_name() {
        assertThatThrownBy(() -> read("{\"type\":\"Gang\",\"version\":1,\"body\":{}}"))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessage("the stored state of 'k' cannot be read: this version knows no 'Gang'");
    }

    @Test
    void a_newer_version_is_refused_because_writing_it_back_would_lose_what_is_new() {
        assertThatThrownBy(() -> read("{\"type\":\"Executor\",\"version\":2,\"body\":{}}"))
                .hasMessageContaining("a newer Longshore");
        assertThatThrownBy(() -> read(
                """
                        {"type":"Executor","version":1,"body":{"id":"e","incarnation":"3","boot":"b","partition":5,"lost":false,"x":1}}"""))
                .isInstanceOf(UnreadableStateException.class).hasMessageContaining("\"x\"");
    }

    @Test
    void what_is_broken_is_refused_with_the_key() {
        for (String broken : List.of("", "nonsense", "[]", "{}", "{\"type\":\"Executor\"}",
                "{\"type\":\"Executor\",\"version\":1}", "{\"type\":\"Executor\",\"version\":1,\"body\":7}",
                "{\"type\":\"Executor\",\"version\":1,\"body\":{\"partition\":5}}",
                "{\"type\":\"InputOffsets\",\"version\":1,\"body\":{\"next\":{}}}")) {
            assertThatThrownBy(() -> read(broken)).as(broken).isInstanceOf(UnreadableStateException.class)
                    .hasMessageStartingWith("the stored state of 'k' cannot be read: ");
        }
    }

    @Test
    void a_container_that_an_older_version_has_stored_asks_nothing_of_its_host_and_is_stored_as_it_was() {
        String stored = """
                {"type":"JobSpec","version":1,"body":{"submitted":{"job":"4c7599ae-0a82-49aa-ba5a-4727fcce14a8","jobName":"a",
                "queue":"arn:aws:batch:eu-west-1:123456789012:job-queue/q","jobDefinitionName":"d",
                "submittedAt":"2026-01-01T00:00:00Z","container":{"image":"busybox","resources":{"vcpus":1000,"memory":128},
                "volumes":[{"name":"v","sourcePath":"/v"}],"podTerms":{"entryPoint":["sh"],"privilegeEscalation":true}}},
                "sequence":7}}""";

        JobSpec spec = (JobSpec) read(stored);
        ContainerSpec container = (ContainerSpec) spec.submitted().workload();

        assertThat(container.linuxParameters()).isEmpty();
        assertThat(container.namespaces()).isEmpty();
        assertThat(container.volumes()).containsExactly(new ContainerSpec.Volume("v", Optional.of("/v")));
        assertThat(container.podTerms()).contains(new ContainerSpec.PodTerms(List.of("sh"), Optional.empty(), true));
        assertThat(new String(CODEC.write(spec), StandardCharsets.UTF_8)).doesNotContain("linuxParameters", "namespaces");
    }

    private static Entity read(String json) {
        return CODEC.readEntity("k", json.getBytes(StandardCharsets.UTF_8));
    }

    private static <T> InstancioApi<T> aRandom(Class<T> kind) {
        return Instancio.of(kind).lenient()
                .supply(Select.all(JobId.class), random -> JOB.child(random.intRange(0, 9_999)))
                .supply(Select.all(AttemptId.class), random -> new AttemptId(JOB, random.intRange(1, 10)))
                .supply(Select.all(InstanceId.class),
                        random -> new InstanceId("i-%017x".formatted(random.longRange(0, Long.MAX_VALUE))))
                .set(Select.all(Arn.class), ARN)
                .set(Select.all(RetryStrategy.class), RetryStrategy.NONE)
                .set(Select.all(Instance.Stage.class), Instance.Stage.LAUNCHING)
                .set(Select.all(JobDependency.class), JobDependency.on(JOB, Optional.of(JobStatus.FAILED)))
                .set(Select.all(StartTerms.class), new StartTerms(Optional.of("share"), 7, true, true, Optional.of(Instant.EPOCH),
                        List.of(new StartTerms.ConsumableNeed(ARN, 2))))
                .set(Select.all(TaskSpec.class), new TaskSpec(List.of(new TaskContainer("main", true,
                        List.of(new Dependency("init", Condition.SUCCESS)), Optional.of(Duration.ofSeconds(2)), Optional.empty(),
                        ContainerSpec.of("busybox", List.of("true"), Resources.of(1, 4))))))
                .set(Select.all(NodeGroup.class), new NodeGroup(1, List.of(new NodeGroup.NodeRange(0, 1,
                        ContainerSpec.of("busybox", List.of("true"), Resources.of(1, 4))))))
                .supply(Select.all(Progress.class),
                        random -> Progress.untold(JobStatus.RUNNABLE, Instant.ofEpochSecond(random.intRange(0, 9), 123_456_789))
                                .running(Instancio.of(Placement.class)
                                        .set(Select.all(InstanceId.class), new InstanceId("i-%017x".formatted(7)))
                                        .set(Select.all(Arn.class), ARN).create()));
    }
}

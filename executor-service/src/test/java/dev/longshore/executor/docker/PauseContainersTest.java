package dev.longshore.executor.docker;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.github.dockerjava.api.model.Container;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.Gpus;
import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.ContainerSpec.MountPoint;
import dev.longshore.contracts.job.ContainerSpec.Volume;
import dev.longshore.executor.container.AnAttempt;
import dev.longshore.executor.container.Attempt;
import dev.longshore.executor.container.ContainerRuntime;
import dev.longshore.executor.container.RecordedOutput;
import dev.longshore.executor.container.StartFailedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@NeedsDocker
class PauseContainersTest {
    @TempDir
    Path folder;

    private final DockerEngine engine = DockerEngine.ofEnvironment();
    private final ExecutorId executor = new ExecutorId(UUID.randomUUID().toString());
    private final Attempt attempt = AnAttempt.of(executor).container("main");
    private final PauseContainers pauses = new PauseContainers(engine, new Images(engine), executor, "busybox");

    @AfterEach
    void leave_nothing_behind() {
        Leftovers.remove(executor);
        pauses.removeAllBut(Set.of()).forEach(new OwnContainers(engine, executor)::removeVolumes);
        engine.close();
    }

    @Test
    void one_whose_task_was_created_and_never_started_goes_at_the_next_start_and_what_is_in_memory_with_it() throws Exception {
        ContainerSpec spec = inMemory();
        pauses.begin(attempt, spec);
        ContainerRequest request = ContainerRequest.of(attempt, spec, "host", Optional.empty(), GpuShare.NONE);
        engine.ask(docker -> request.with(docker).exec());
        assertThat(Leftovers.volumesOf(attempt.id())).hasSize(1);

        assertThat(adoptedAtTheNextStart()).isEmpty();
        assertThat(Leftovers.pausesOf(attempt.id())).isEmpty();
        assertThat(Leftovers.volumesOf(attempt.id())).isEmpty();
    }

    @Test
    void one_whose_task_runs_stays() throws Exception {
        ContainerSpec spec = inMemory();
        pauses.begin(attempt, spec);
        ContainerRequest request = ContainerRequest.of(attempt, spec, "host", Optional.empty(), GpuShare.NONE);
        String id = engine.ask(docker -> request.with(docker).exec()).getId();
        engine.ask(docker -> docker.startContainerCmd(id).exec());

        assertThat(adoptedAtTheNextStart()).containsExactly(attempt);
        assertThat(Leftovers.pausesOf(attempt.id())).hasSize(1);
    }

    @Test
    void one_that_is_there_already_serves() throws Exception {
        pauses.begin(attempt, inMemory());
        pauses.begin(attempt, inMemory());

        assertThat(Leftovers.pausesOf(attempt.id())).hasSize(1);
    }

    @Test
    void a_container_of_somebody_else_is_neither_used_nor_removed() {
        String id = create(PauseContainers.name(attempt.id()), Map.of());
        try {
            assertThatThrownBy(() -> pauses.begin(attempt, inMemory())).isInstanceOf(StartFailedException.class)
                    .hasMessageContaining("there is no pause container: ").hasMessageContaining("already in use");
            pauses.remove(attempt.id());
            assertThat(withId(id)).singleElement().satisfies(left -> assertThat(left.getState()).isEqualTo("created"));
        } finally {
            engine.ask(docker -> docker.removeContainerCmd(id).withForce(true).exec());
        }
    }

    @Test
    void one_that_does_not_say_whose_it_is_is_passed_over() throws Exception {
        pauses.begin(attempt, inMemory());
        String unlabelled = create("longshore-test-" + executor.value(), Map.of("longshore.pause-of-executor", executor.value()));
        try {
            assertThat(pauses.removeAllBut(Set.of())).containsExactly(attempt.id());
            assertThat(withId(unlabelled)).hasSize(1);
        } finally {
            engine.ask(docker -> docker.removeContainerCmd(unlabelled).exec());
        }
    }

    private List<Attempt> adoptedAtTheNextStart() {
        try (ContainerRuntime runtime = new DockerContainerRuntime(DockerEngine.ofEnvironment(), executor,
                new DockerSettings("host", Gpus.NONE, "busybox"), new Holdings(folder, "this boot"))) {
            return runtime.adopt(_ -> new RecordedOutput()).stream().map(container -> container.attempt()).toList();
        }
    }

    private String create(String name, Map<String, String> labels) {
        return engine.ask(docker -> docker.createContainerCmd("busybox").withName(name).withLabels(labels).exec()).getId();
    }

    private List<Container> withId(String id) {
        return engine.ask(docker -> docker.listContainersCmd().withShowAll(true).withIdFilter(List.of(id)).exec());
    }

    private static ContainerSpec inMemory() {
        ContainerSpec plain = AnAttempt.running("sleep", "600");
        return new ContainerSpec(plain.image(), plain.command(), Map.of(), plain.resources(), Optional.empty(),
                List.of(new Volume("scratch", Optional.empty(), Optional.empty(), true, Optional.of(1_048_576L))),
                List.of(new MountPoint("scratch", "/scratch", false)), List.of(), false, false);
    }
}

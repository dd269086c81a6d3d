package dev.longshore.executor.docker;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.HostConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.Gpus;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.ContainerSpec.MountPoint;
import dev.longshore.contracts.job.ContainerSpec.Ulimit;
import dev.longshore.contracts.job.ContainerSpec.Volume;
import dev.longshore.executor.container.AnAttempt;
import dev.longshore.executor.container.Attempt;
import dev.longshore.executor.container.ContainerRuntime;
import dev.longshore.executor.container.ContainerRuntimeContract;
import dev.longshore.executor.container.Exit;
import dev.longshore.executor.container.StartFailedException;

import static dev.longshore.executor.container.AnAttempt.running;
import static dev.longshore.executor.container.AnAttempt.shell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** The contract, and what only containers can do, against the engine of this host. */
@NeedsDocker
class DockerContainerRuntimeTest extends ContainerRuntimeContract {
    private final DockerEngine engine = DockerEngine.ofEnvironment();

    @Override
    protected ContainerRuntime open() {
        return new DockerContainerRuntime(DockerEngine.ofEnvironment(), executor,
                new DockerSettings("host", Gpus.NONE, "busybox"),
                new Holdings(folder.resolve("holdings"), "this boot"));
    }

    @AfterEach
    void close_engine() {
        engine.close();
    }

    @Test
    void vcpus_are_a_weight_memory_is_a_limit_and_there_is_no_swap() throws Exception {
        start(ContainerSpec.of("busybox", List.of("true"), Resources.of(2, 100)));

        HostConfig config = inspected().getHostConfig();
        assertThat(config.getCpuShares()).isEqualTo(2048);
        assertThat(config.getMemory()).isEqualTo(100 * 1_048_576L);
        assertThat(config.getMemorySwap()).isEqualTo(config.getMemory());
        assertThat(config.getNetworkMode()).isEqualTo("host");
    }

    @Test
    void a_container_on_a_bridge_has_an_address_of_its_own() throws Exception {
        try (ContainerRuntime bridged = new DockerContainerRuntime(DockerEngine.ofEnvironment(), executor,
                new DockerSettings("bridge", Gpus.NONE, "busybox"),
                new Holdings(folder.resolve("holdings"), "this boot"))) {
            bridged.start(attempt(), shell("hostname -i; exec sleep 60"), output());
            await().until(() -> !output().lines().isEmpty());

            assertThat(bridged.address(attempt().id())).contains(output().lines().getFirst());
        }
    }

    @Test
    void a_container_on_the_host_s_network_has_none_that_the_executor_has_not() throws Exception {
        start(shell("exec sleep 60"));

        assertThat(runtime().address(attempt().id())).isEmpty();
    }

    @Test
    void an_eighth_of_a_vcpu_is_a_weight_too() throws Exception {
        Resources eighth = new Resources(new Vcpus(125), Resources.of(1, 64).memory(), null);
        start(ContainerSpec.of("busybox", List.of("true"), eighth));

        assertThat(inspected().getHostConfig().getCpuShares()).isEqualTo(128);
    }

    @Test
    void a_container_is_labelled_with_its_attempt() throws Exception {
        start(shell("exit 0"));

        assertThat(Attempt.ofLabels(inspected().getConfig().getLabels())).isEqualTo(attempt());
    }

    @Test
    void running_out_of_memory_is_seen_as_such() throws Exception {
        Exit exit = exitOf(start(shell("tail /dev/zero")));

        assertThat(exit.code()).isEqualTo(Exit.KILLED);
        assertThat(exit.reason()).contains("OutOfMemoryError: Container killed due to memory usage");
    }

    @Test
    void user_limits_and_a_read_only_root_are_enforced() throws Exception {
        ContainerSpec plain = shell("id -u; ulimit -n; touch /file || echo read-only");
        exitOf(start(new ContainerSpec(plain.image(), plain.command(), Map.of(), plain.resources(), Optional.of("123"),
                List.of(), List.of(), List.of(new Ulimit("nofile", 99, 100)), false, true)));

        assertThat(output().lines()).contains("123", "99", "read-only");
    }

    @Test
    void a_privileged_command_is_asked_for_as_such() throws Exception {
        ContainerSpec plain = shell("exit 0");
        ContainerSpec privileged = new ContainerSpec(plain.image(), plain.command(), Map.of(), plain.resources(),
                Optional.empty(), List.of(), List.of(), List.of(), true, false);
        ContainerRequest request = ContainerRequest.of(attempt(), privileged, "bridge", Optional.empty(), GpuShare.NONE);

        HostConfig config = engine.ask(docker -> request.with(docker).getHostConfig());
        assertThat(config.getPrivileged()).isTrue();
        assertThat(config.getNetworkMode()).isEqualTo("bridge");
    }

    @Test
    void a_volume_without_a_folder_lives_as_long_as_its_container() throws Exception {
        exitOf(start(mounting(new Volume("scratch", Optional.empty()), "/scratch", false,
                "echo kept > /scratch/a && cat /scratch/a")));
        String volume = inspected().getMounts().getFirst().getName();

        assertThat(output().lines()).containsExactly("kept");
        runtime().remove(attempt().id());
        assertThat(volumesNamed(volume)).isEmpty();
    }

    @Test
    void a_folder_can_be_mounted_elsewhere_and_only_for_reading() throws Exception {
        exitOf(start(mounting(new Volume("in", Optional.of(folder.toString())), "/in", true, "touch /in/a || echo refused")));

        assertThat(output().lines()).contains("refused");
    }

    @Test
    void a_mount_point_without_a_volume_fails_to_start() {
        assertThatThrownBy(() -> start(mounting(new Volume("one", Optional.empty()), "/in", false, "true", "another")))
                .isInstanceOf(StartFailedException.class)
                .hasMessage(
                        "CannotCreateContainerError: the mount point /in names the volume another, which the job does not have");
    }

    @Test
    void an_image_that_cannot_be_had_fails_to_start_in_the_engine_s_words() {
        assertThatThrownBy(() -> start(ContainerSpec.of("127.0.0.1:1/no/such:1", List.of(), Resources.of(1, 64))))
                .isInstanceOf(StartFailedException.class).hasMessageStartingWith("CannotPullContainerError: ")
                .hasMessageContaining("127.0.0.1:1").hasMessageNotContaining("{");
    }

    @Test
    void a_name_that_is_no_image_fails_to_start() {
        assertThatThrownBy(() -> start(ContainerSpec.of("Not An Image", List.of(), Resources.of(1, 64))))
                .isInstanceOf(StartFailedException.class).hasMessageStartingWith("CannotPullContainerError: ");
    }

    @Test
    void what_was_created_and_never_started_is_removed_at_the_next_start() throws Exception {
        String id = engine.ask(docker -> docker.createContainerCmd("busybox").withName(attempt().containerName())
                .withLabels(attempt().labels()).exec().getId());

        assertThat(restart(output())).isEmpty();
        assertThat(containersWithId(id)).isEmpty();
    }

    @Test
    void what_was_created_by_a_start_that_broke_off_is_started() throws Exception {
        engine.ask(docker -> docker.createContainerCmd("busybox").withCmd("sh", "-c", "exit 8")
                .withName(attempt().containerName()).withLabels(attempt().labels()).exec());

        assertThat(exitOf(start(shell("exit 8"))).code()).isEqualTo(8);
    }

    @Test
    void a_container_of_somebody_else_is_left_alone() throws Exception {
        Attempt foreign = AnAttempt.of(new ExecutorId("somebody-else"));
        String id = engine.ask(docker -> docker.createContainerCmd("busybox").withName(attempt().containerName())
                .withLabels(foreign.labels()).exec().getId());
        try {
            assertThatThrownBy(() -> start(shell("exit 0"))).isInstanceOf(StartFailedException.class)
                    .hasMessageStartingWith("CannotCreateContainerError: ").hasMessageContaining("already in use");
            assertThat(restart(output())).isEmpty();
            runtime().remove(attempt().id());
            assertThat(engine.ask(docker -> docker.inspectContainerCmd(id).exec()).getId()).isEqualTo(id);
        } finally {
            engine.ask(docker -> docker.removeContainerCmd(id).exec());
        }
    }

    @Test
    void it_is_remembered_on_disk_which_attempts_may_be_with_the_engine() throws Exception {
        exitOf(start(shell("exit 0")));
        assertThat(new Holdings(folder.resolve("holdings"), "this boot").count()).isOne();
        assertThat(new Holdings(folder.resolve("holdings"), "the next boot").count()).isZero();

        restart(output());
        assertThat(new Holdings(folder.resolve("holdings"), "this boot").count()).isOne();

        runtime().remove(attempt().id());
        assertThat(new Holdings(folder.resolve("holdings"), "this boot").count()).isZero();
    }

    @Test
    void a_container_that_somebody_removes_ends_with_a_reason() throws Exception {
        var container = start(running("sleep", "60"));
        engine.ask(docker -> docker.removeContainerCmd(attempt().containerName()).withForce(true).exec());

        Exit exit = exitOf(container);
        assertThat(exit.code()).isEqualTo(Exit.KILLED);
    }

    private static ContainerSpec mounting(Volume volume, String path, boolean readOnly, String script) {
        return mounting(volume, path, readOnly, script, volume.name());
    }

    private static ContainerSpec mounting(Volume volume, String path, boolean readOnly, String script, String source) {
        ContainerSpec plain = shell(script);
        return new ContainerSpec(plain.image(), plain.command(), Map.of(), plain.resources(), Optional.empty(), List.of(volume),
                List.of(new MountPoint(source, path, readOnly)), List.of(), false, false);
    }

    private List<InspectVolumeResponse> volumesNamed(String name) {
        return engine.ask(docker -> docker.listVolumesCmd().withFilter("name", List.of(name)).exec().getVolumes());
    }

    private List<Container> containersWithId(String id) {
        return engine.ask(docker -> docker.listContainersCmd().withShowAll(true).withIdFilter(List.of(id)).exec());
    }

    private InspectContainerResponse inspected() {
        return engine.ask(docker -> docker.inspectContainerCmd(attempt().containerName()).exec());
    }
}

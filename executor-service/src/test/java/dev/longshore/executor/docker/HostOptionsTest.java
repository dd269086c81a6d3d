package dev.longshore.executor.docker;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import com.github.dockerjava.api.model.HostConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.Gpus;
import dev.longshore.contracts.capacity.MemoryMib;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.ContainerSpec.PodTerms;
import dev.longshore.contracts.job.ContainerSpec.PullPolicy;
import dev.longshore.contracts.job.LinuxParameters;
import dev.longshore.contracts.job.LinuxParameters.Device;
import dev.longshore.contracts.job.LinuxParameters.Tmpfs;
import dev.longshore.contracts.job.Namespaces;
import dev.longshore.contracts.job.Namespaces.Scope;
import dev.longshore.executor.container.AnAttempt;
import dev.longshore.executor.container.Attempt;
import dev.longshore.executor.container.RecordedOutput;
import dev.longshore.executor.container.StartFailedException;

import static dev.longshore.executor.container.AnAttempt.shell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

/** What a container has of its host, as the engine tells it and as it is inside. */
@NeedsDocker
class HostOptionsTest {
    private static final long MEBIBYTE = 1_048_576;
    /** More than the other containers of the engine could have. */
    private static final Gpus MANY = new Gpus(1000);
    private static final Gpus HALF = new Gpus(500);

    @TempDir
    Path folder;

    private final DockerEngine engine = DockerEngine.ofEnvironment();
    private final ExecutorId executor = new ExecutorId(UUID.randomUUID().toString());
    private final Attempt attempt = AnAttempt.of(executor);
    private final RecordedOutput output = new RecordedOutput();
    private DockerContainerRuntime runtime;

    @BeforeEach
    void open() {
        runtime = new DockerContainerRuntime(DockerEngine.ofEnvironment(), executor,
                new DockerSettings("host", new Gpus(2), "busybox"), new Holdings(folder, "this boot"));
    }

    @AfterEach
    void close() {
        runtime.remove(attempt.id());
        runtime.close();
        Leftovers.remove(executor);
        engine.close();
    }

    @Test
    void a_device_of_the_host_is_inside_with_its_permissions() throws Exception {
        run(shell("test -c /dev/mine && true > /dev/mine && echo written").with(new LinuxParameters(
                List.of(new Device("/dev/kmsg", "/dev/mine", "w")), false, Optional.empty(), Optional.empty(), Optional.empty(),
                List.of())));

        assertThat(output.lines()).containsExactly("written");
        assertThat(config().getDevices()).singleElement()
                .satisfies(device -> assertThat(device.getcGroupPermissions()).isEqualTo("w"));
    }

    @Test
    void an_init_process_goes_before_the_command() throws Exception {
        run(shell("cat /proc/1/comm; true").with(new LinuxParameters(List.of(), true, Optional.empty(), Optional.empty(),
                Optional.empty(), List.of())));

        assertThat(output.lines()).containsExactly("docker-init");
    }

    @Test
    void swap_counts_beside_the_memory() throws Exception {
        assumeThat(engine.ask(docker -> docker.infoCmd().exec()).getSwapLimit()).as("whether the engine counts swap").isTrue();

        run(shell("true").with(swapping(Optional.of(32))));

        assertThat(config().getMemorySwap()).isEqualTo(config().getMemory() + 32 * MEBIBYTE);
    }

    @Test
    void swappiness_counts_only_with_swap() throws Exception {
        HostConfig without = requested(shell("true").with(swapping(Optional.empty())));
        assertThat(without.getMemorySwap()).isEqualTo(without.getMemory());
        assertThat(without.getMemorySwappiness()).isNull();
        assertThat(requested(shell("true").with(swapping(Optional.of(0)))).getMemorySwappiness()).isEqualTo(10);
    }

    @Test
    void shared_memory_and_other_file_systems_in_memory_are_as_large_as_they_are_to_be() throws Exception {
        run(shell("for f in /dev/shm /scratch; do df -k $f | tail -1 | awk '{print $2}'; done; stat -c %a /scratch")
                .with(new LinuxParameters(List.of(), false, Optional.empty(), Optional.empty(), Optional.of(8),
                        List.of(new Tmpfs("/scratch", 16, List.of("mode=700", "exec"))))));

        assertThat(output.lines()).containsExactly("8192", "16384", "700");
        assertThat(config().getTmpFs()).isEqualTo(Map.of("/scratch", "mode=700,exec,size=16m"));
    }

    @Test
    void namespaces_may_be_those_of_the_host_or_nobody_s() throws Exception {
        run(shell("cat /proc/1/comm; test -e /dev/shm || echo none")
                .in(new Namespaces(Optional.of(Scope.NONE), Optional.of(Scope.HOST), Optional.empty())));

        assertThat(output.lines()).hasSize(2).endsWith("none").doesNotContain("sh");
        assertThat(config().getPidMode()).isEqualTo("host");
        assertThat(config().getIpcMode()).isEqualTo("none");
    }

    @Test
    void the_network_of_the_host_may_be_asked_for_where_the_executor_gives_another() throws Exception {
        ContainerSpec onHost = shell("true").in(new Namespaces(Optional.empty(), Optional.empty(), Optional.of(Scope.HOST)));

        assertThat(requested(onHost, "none").getNetworkMode()).isEqualTo("host");
        assertThat(requested(shell("true"), "none").getNetworkMode()).isEqualTo("none");
    }

    @Test
    void a_container_on_the_network_of_its_pod_has_the_address_of_the_pod() throws Exception {
        runtime.start(attempt.container("main"), shell("hostname -i")
                .in(new Namespaces(Optional.empty(), Optional.empty(), Optional.of(Scope.TASK))), output).exit()
                .get(60, TimeUnit.SECONDS);

        assertThat(runtime.address(attempt.id())).contains(output.lines().getFirst());
    }

    @Test
    void a_container_that_must_not_be_root_is_not() throws Exception {
        PodTerms nonRoot = new PodTerms(List.of(), Optional.empty(), true, PullPolicy.IF_NOT_PRESENT, true, Optional.empty());

        assertThatThrownBy(() -> run(inPod("true", Optional.empty(), nonRoot))).isInstanceOf(StartFailedException.class)
                .hasMessage("CannotCreateContainerError: container has runAsNonRoot and would run as root");
        assertThatThrownBy(() -> run(inPod("true", Optional.of("0:8"), nonRoot))).isInstanceOf(StartFailedException.class);
        run(inPod("id -u", Optional.of("7"), nonRoot));
        assertThat(output.lines()).containsExactly("7");
    }

    @Test
    void a_group_alone_leaves_the_user_of_the_image() throws Exception {
        run(inPod("id -u; id -g", Optional.empty(), new PodTerms(List.of(), Optional.empty(), true, PullPolicy.IF_NOT_PRESENT,
                false, Optional.of(8))));

        assertThat(output.lines()).containsExactly("0", "8");
    }

    @Test
    void a_gpu_is_asked_for_and_one_that_the_engine_cannot_give_fails_the_start_in_its_words() {
        assumeThat(engine.ask(docker -> docker.infoCmd().exec()).getRuntimes()).doesNotContainKey("nvidia");

        assertThatThrownBy(() -> run(needing(1))).isInstanceOf(StartFailedException.class)
                .hasMessageStartingWith("CannotStartContainerError: ").hasMessageContaining("could not select device driver");
    }

    @Test
    void a_gpu_that_a_live_container_has_is_not_given_to_another() throws Exception {
        GpuShares shares = new GpuShares(engine, MANY);
        String other = engine
                .ask(docker -> docker.createContainerCmd("busybox").withLabels(Map.of(GpuShare.LABEL, "437")).exec()).getId();
        try {
            assertThat(shares.with(attempt, HALF, GpuShare::numbers)).doesNotContain("437");
            assertThatThrownBy(() -> shares.with(attempt, MANY, GpuShare::numbers)).isInstanceOf(StartFailedException.class)
                    .hasMessageContaining("needs 1000 GPUs, and of the 1000 of the host ");
        } finally {
            engine.ask(docker -> docker.removeContainerCmd(other).exec());
        }
        assertThat(shares.with(attempt, HALF, GpuShare::numbers)).contains("437");
    }

    @Test
    void the_host_offers_the_gpus_that_it_is_said_to_have() {
        runtime.adopt(_ -> output);

        assertThat(runtime.capacity().gpus()).isEqualTo(new Gpus(2));
    }

    private static LinuxParameters swapping(Optional<Integer> maxSwap) {
        return new LinuxParameters(List.of(), false, maxSwap, Optional.of(10), Optional.empty(), List.of());
    }

    private static ContainerSpec inPod(String script, Optional<String> user, PodTerms terms) {
        ContainerSpec plain = shell(script);
        return new ContainerSpec(plain.image(), plain.command(), Map.of(), plain.resources(), user, List.of(), List.of(),
                List.of(), false, false, Optional.of(terms));
    }

    private static ContainerSpec needing(int gpus) {
        return ContainerSpec.of("busybox", List.of("true"), new Resources(Vcpus.of(1), new MemoryMib(64), new Gpus(gpus)));
    }

    private void run(ContainerSpec spec) throws Exception {
        runtime.prepare(spec);
        runtime.start(attempt, spec, output).exit().get(60, TimeUnit.SECONDS);
    }

    private HostConfig requested(ContainerSpec spec) throws StartFailedException {
        return requested(spec, "host");
    }

    private HostConfig requested(ContainerSpec spec, String network) throws StartFailedException {
        ContainerRequest request = ContainerRequest.of(attempt, spec, network, Optional.empty(), GpuShare.NONE);
        return engine.ask(docker -> request.with(docker).getHostConfig());
    }

    private HostConfig config() {
        return engine.ask(docker -> docker.inspectContainerCmd(attempt.containerName()).exec()).getHostConfig();
    }
}

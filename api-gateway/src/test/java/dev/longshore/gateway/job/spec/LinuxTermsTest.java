package dev.longshore.gateway.job.spec;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.ContainerSpec.PodTerms;
import dev.longshore.contracts.job.ContainerSpec.PullPolicy;
import dev.longshore.contracts.job.ContainerSpec.Volume;
import dev.longshore.contracts.job.LinuxParameters;
import dev.longshore.contracts.job.LinuxParameters.Device;
import dev.longshore.contracts.job.LinuxParameters.Tmpfs;
import dev.longshore.contracts.job.Namespaces;
import dev.longshore.contracts.job.Namespaces.Scope;
import dev.longshore.contracts.job.TaskSpec;
import dev.longshore.contracts.job.Workload;
import dev.longshore.gateway.api.Json;

import static org.assertj.core.api.Assertions.assertThat;

class LinuxTermsTest {

    private static final String SIZE = "'resourceRequirements': [{'type': 'VCPU', 'value': '1'}, {'type': 'MEMORY', 'value': '64'}]";
    private static final String OTHER_SIZE = "'resourceRequirements': [{'type': 'MEMORY', 'value': '128'}]";
    private static final String PARAMETERS = """
            'linuxParameters': {'devices': [{'hostPath': '/dev/a', 'containerPath': '/dev/b', 'permissions': ['READ', 'MKNOD']},
              {'hostPath': '/dev/c'}], 'initProcessEnabled': true, 'maxSwap': 5, 'swappiness': 60, 'sharedMemorySize': 7,
              'tmpfs': [{'containerPath': '/scratch', 'size': 8, 'mountOptions': ['exec', 'mode=700']}]}""";
    private static final LinuxParameters READ = new LinuxParameters(
            List.of(new Device("/dev/a", "/dev/b", "rm"), new Device("/dev/c", "/dev/c", "rwm")), true, Optional.of(5),
            Optional.of(60), Optional.of(7), List.of(new Tmpfs("/scratch", 8, List.of("exec", "mode=700"))));

    @Test
    void what_a_container_is_to_have_of_its_host_is_passed_on() {
        ContainerSpec container = (ContainerSpec) workload(
                "'containerProperties': {'image': 'i', " + PARAMETERS + "," + SIZE + "}");

        assertThat(container.linuxParameters()).contains(READ);
        assertThat(container.namespaces()).isEmpty();
        assertThat(((ContainerSpec) workload("'containerProperties': {'image': 'i', " + SIZE + "}")).linuxParameters()).isEmpty();
    }

    @Test
    void containers_of_a_task_have_their_own_parameters_and_the_namespaces_of_the_task() {
        List<ContainerSpec> containers = containers(task("'ipcMode': 'none', 'pidMode': 'task'", "a", "b"));

        assertThat(containers.getFirst().linuxParameters()).contains(READ);
        assertThat(containers).extracting(ContainerSpec::namespaces)
                .containsOnly(Optional.of(new Namespaces(Optional.of(Scope.NONE), Optional.of(Scope.TASK), Optional.empty())));
        assertThat(containers(task("'enableExecuteCommand': false", "a"))).extracting(ContainerSpec::namespaces)
                .containsExactly(Optional.empty());
    }

    @Test
    void a_container_that_is_alone_shares_nothing_with_its_task() {
        assertThat(containers(task("'ipcMode': 'task', 'pidMode': 'host'", "a"))).extracting(ContainerSpec::namespaces)
                .containsExactly(Optional.of(new Namespaces(Optional.empty(), Optional.of(Scope.HOST), Optional.empty())));
        assertThat(containers(task("'ipcMode': 'task', 'pidMode': 'task'", "a"))).extracting(ContainerSpec::namespaces)
                .containsExactly(Optional.empty());
    }

    @Test
    void a_pod_may_share_the_namespace_of_its_processes() {
        Optional<Namespaces> shared = Optional.of(new Namespaces(Optional.empty(), Optional.of(Scope.TASK), Optional.empty()));

        assertThat(containers(pod("'shareProcessNamespace': true", "'name': 'a'", "'name': 'b'")))
                .extracting(ContainerSpec::namespaces).containsOnly(shared);
        assertThat(containers(pod("'shareProcessNamespace': true", "'name': 'a'"))).extracting(ContainerSpec::namespaces)
                .containsExactly(Optional.empty());
    }

    @Test
    void the_network_is_the_host_s_or_the_pod_s_where_that_is_said() {
        assertThat(containers(task("'networkMode': 'host'", "a"))).extracting(ContainerSpec::namespaces)
                .containsExactly(network(Scope.HOST));
        assertThat(containers(task("'networkMode': 'none'", "a"))).as("an earlier definition")
                .extracting(ContainerSpec::namespaces)
                .containsExactly(Optional.empty());
        assertThat(containers(pod("'hostNetwork': true", "'name': 'a'"))).extracting(ContainerSpec::namespaces)
                .containsExactly(network(Scope.HOST));
        assertThat(containers(pod("'hostNetwork': false", "'name': 'a'", "'name': 'b'"))).extracting(ContainerSpec::namespaces)
                .containsOnly(network(Scope.TASK));
    }

    private static Optional<Namespaces> network(Scope scope) {
        return Optional.of(new Namespaces(Optional.empty(), Optional.empty(), Optional.of(scope)));
    }

    @Test
    void amounts_of_an_earlier_definition_that_cannot_be_are_left_out_even_when_a_size_is_overridden() {
        String definition = "'containerProperties': {'image': 'i', 'linuxParameters': {'maxSwap': -1, 'swappiness': 101,"
                + " 'sharedMemorySize': 3000000000, 'tmpfs': [{'containerPath': '/a', 'size': 0},"
                + " {'containerPath': '/b', 'size': 1}]}, " + SIZE + "}";
        ContainerSpec container = (ContainerSpec) workload(definition, "'containerOverrides': {" + OTHER_SIZE + "}");

        assertThat(container.resources()).isEqualTo(Resources.of(1, 128));
        assertThat(container.linuxParameters()).contains(new LinuxParameters(List.of(), false, Optional.empty(),
                Optional.empty(), Optional.empty(), List.of(new Tmpfs("/b", 1, List.of()))));
    }

    @Test
    void a_mode_of_an_earlier_definition_that_there_is_not_hinders_no_other_size() {
        TaskSpec task = (TaskSpec) workload(task("'networkMode': 'bridge', 'pidMode': 'none'", "a"),
                "'ecsPropertiesOverride': {'taskProperties': [{'containers': [{" + OTHER_SIZE + "}]}]}");

        assertThat(task.containers().getFirst().container().resources()).isEqualTo(Resources.of(1, 128));
        assertThat(task.containers().getFirst().container().namespaces()).isEmpty();
    }

    @Test
    void a_volume_in_memory_is_known_to_all_containers_of_its_pod() {
        String volumes = "'volumes': [{'name': 'fast', 'emptyDir': {'medium': 'Memory', 'sizeLimit': '1Mi'}},"
                + " {'name': 'slow', 'emptyDir': {'sizeLimit': '1k'}}, {'name': 'other', 'emptyDir': {}}]";
        List<ContainerSpec> containers = containers(pod(volumes, "'name': 'a'",
                "'name': 'b', 'volumeMounts': [{'name': 'slow', 'mountPath': '/slow'}, {'name': 'fast', 'mountPath': '/fast'}]"));

        Volume fast = new Volume("fast", Optional.empty(), Optional.empty(), true, Optional.of(1_048_576L));
        assertThat(containers.getFirst().volumes()).containsExactly(fast);
        assertThat(containers.getLast().volumes()).containsExactly(
                new Volume("slow", Optional.empty(), Optional.empty(), false, Optional.of(1_000L)), fast);
    }

    @Test
    void who_a_container_of_a_pod_may_be_is_passed_on() {
        PodTerms terms = terms("'securityContext': {'runAsNonRoot': true, 'runAsGroup': 8}");

        assertThat(terms.nonRoot()).isTrue();
        assertThat(terms.group()).contains(8);
        assertThat(terms("'securityContext': {'runAsUser': 7, 'runAsGroup': 8}").group()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"busybox, , IF_NOT_PRESENT", "busybox:latest, , ALWAYS", "host:5000/a/busybox:latest, , ALWAYS",
            "busybox:1, , IF_NOT_PRESENT", "busybox@sha256:12, , IF_NOT_PRESENT", "busybox:latest, IfNotPresent, IF_NOT_PRESENT",
            "busybox:1, Always, ALWAYS", "busybox, Never, NEVER"})
    void an_image_is_pulled_each_time_when_it_is_the_latest_and_nothing_else_is_said(String image, String policy,
            PullPolicy expected) {
        String given = policy == null ? "" : ", 'imagePullPolicy': '" + policy + "'";

        assertThat(terms("'image': '" + image + "'" + given).pullPolicy()).isEqualTo(expected);
    }

    private static PodTerms terms(String members) {
        return containers(pod("'dnsPolicy': 'Default'", members)).getFirst().podTerms().orElseThrow();
    }

    private static String task(String members, String... names) {
        String containers = String.join(", ", List.of(names).stream()
                .map(name -> "{'name': '" + name + "', 'image': 'i', " + PARAMETERS + ", " + SIZE + "}").toList());
        return "'ecsProperties': {'taskProperties': [{" + members + ", 'containers': [" + containers + "]}]}";
    }

    private static String pod(String members, String... containers) {
        String list = String.join(", ", List.of(containers).stream().map(each -> "{" + each + "}").toList());
        return "'eksProperties': {'podProperties': {" + members + ", 'containers': [" + list + "]}}";
    }

    private static List<ContainerSpec> containers(String definition) {
        return ((TaskSpec) workload(definition)).containers().stream().map(TaskSpec.TaskContainer::container).toList();
    }

    private static Workload workload(String definition) {
        return workload(definition, "");
    }

    private static Workload workload(String definition, String overrides) {
        return JobTemplate.ofContent(json(definition)).merge(json(overrides)).workload();
    }

    private static ObjectNode json(String members) {
        return Json.parseObject(("{" + members + "}").replace('\'', '"'));
    }
}

package dev.longshore.gateway.definition;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.Json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PodRulesTest {

    private static final String POD = "eksProperties.podProperties";
    private static final String SIZE = "'resources': {'limits': {'cpu': '1', 'memory': '64Mi'}}";
    private static final String MAIN = "{'image': 'i', " + SIZE + "}";

    @Test
    void a_pod_has_one_to_ten_containers_and_up_to_ten_that_prepare() {
        assertAccepted("'containers': [" + MAIN + "], 'initContainers': [{'name': 'init', 'image': 'i'}]");
        assertThatThrownBy(() -> check("{'eksProperties': {}}")).isInstanceOf(ClientException.class)
                .hasMessage(POD + " is required.");
        assertRefused("'containers': []", POD + ".containers has 0 containers; 1 to 10 are allowed.");
        assertRefused("'containers': [" + MAIN + "], 'initContainers': [" + (MAIN + ",").repeat(10) + MAIN + "]",
                POD + ".initContainers has 11 containers; 0 to 10 are allowed.");
    }

    @Test
    void containers_have_images_and_names_of_their_own() {
        assertRefused(container("'name': 'a_b'"), POD + ".containers[0].name is 'a_b'; up to 63 lower-case letters");
        assertRefused("'initContainers': [" + MAIN + "], 'containers': [" + MAIN + "]",
                POD + ".containers[0].name is 'default', which is the name of another container of the pod.");
        assertRefused("'containers': [{" + SIZE + "}]", POD + ".containers[0].image is required.");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {"'imagePullPolicy': 'Sometimes',imagePullPolicy is 'Sometimes'; it must be one of",
            "\"'env': [{'name': 'AWS_BATCH_X', 'value': '1'}]\",env[0].name is 'AWS_BATCH_X'; names that begin",
            "'securityContext': {'runAsUser': -1},securityContext.runAsUser is -1; 0 to",
            "\"'volumeMounts': [{'name': 'none', 'mountPath': '/a'}]\",volumeMounts[0].name is 'none', which is not"})
    void containers_are_held_to_what_kubernetes_takes(String member, String words) {
        assertRefused(container(member), POD + ".containers[0]." + words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'limits': {'cpu': '1', 'memory': '64Mi'}", "'requests': {'cpu': '0.25', 'memory': '4Mi'}",
            "'limits': {'cpu': '2', 'memory': '64Mi'}, 'requests': {'cpu': '1.50', 'memory': '64Mi'}",
            "'limits': {'nvidia.com/gpu': '2', 'memory': '64Mi'}, 'requests': {'cpu': '1'}"})
    void amounts_are_said_in_limits_or_requests(String resources) {
        assertAccepted("'containers': [{'image': 'i', 'resources': {" + resources + "}}]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "'limits': {'cpu': '1'}|.resources needs memory in limits, in requests or in both.",
            "'limits': {'memory': '64Mi'}|.resources needs cpu in limits",
            "'limits': {'cpu': '0.3'}|.resources.limits.cpu is '0.3'; a multiple of 0.25 is allowed.",
            "'limits': {'cpu': '500m'}|.resources.limits.cpu is '500m'", "'limits': {'cpu': '0'}|.resources.limits.cpu is '0'",
            "'requests': {'memory': '1Gi'}|.resources.requests.memory is '1Gi'; a whole number of MiB",
            "'requests': {'memory': '3Mi'}|.resources.requests.memory is '3Mi'; a whole number of MiB, at least 4,",
            "'limits': {'nvidia.com/gpu': '0.5'}|.resources.limits.nvidia.com/gpu is '0.5'; a whole number",
            "'limits': {'disk': '1'}|.resources.limits.disk is not applicable; cpu, memory, nvidia.com/gpu can be asked for.",
            "'limits': {'cpu': '1'}, 'requests': {'cpu': '2'}|.requests.cpu is '2'; the limit must not be less than the request.",
            "'limits': {'memory': '8Mi'}, 'requests': {'memory': '4Mi'}|.requests.memory is '4Mi'; the limit must be the same."})
    void and_in_no_other_form(String resources, String words) {
        assertThatThrownBy(() -> check(pod("'containers': [{'image': 'i', 'resources': {" + resources + "}}]")))
                .isInstanceOf(ClientException.class).hasMessageStartingWith(POD + ".containers[0]").hasMessageContaining(words);
    }

    @Test
    void what_is_requested_is_kept_and_what_is_not_is_taken_from_the_limits() {
        ObjectNode resources = Json.parseObject("""
                {"limits": {"cpu": "2", "memory": "64Mi", "nvidia.com/gpu": "1"}, "requests": {"cpu": "0.5"}}""");

        assertThat(PodResources.requests(resources)).hasToString("0.5 vCPUs, 64 MiB, 1 GPU");
        assertThat(PodResources.mostVcpus(resources)).contains(Vcpus.of(2));
        assertThat(PodResources.requests(Json.object())).isEqualTo(Resources.NONE);
        assertThat(PodResources.mostVcpus(Json.object())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "{'name': 'a', 'emptyDir': {}, 'hostPath': {'path': '/a'}}|[0] needs exactly one of hostPath, emptyDir",
            "{'name': 'a'}|[0] needs exactly one of hostPath, emptyDir, secret, persistentVolumeClaim; 0 are given.",
            "{'name': 'A', 'emptyDir': {}}|[0].name is 'A', which is no DNS subdomain name.",
            "{'name': 'a', 'emptyDir': {}}, {'name': 'a', 'emptyDir': {}}|\" has two volumes of the name 'a'.\"",
            "{'name': 'a', 'hostPath': {'path': 'data'}}|[0].hostPath.path is 'data'; an absolute path is needed.",
            "{'name': 'a', 'emptyDir': {'medium': 'Disk'}}|[0].emptyDir.medium is 'Disk'; it must be empty or Memory.",
            "{'name': 'a', 'emptyDir': {'sizeLimit': 'much'}}|[0].emptyDir.sizeLimit is 'much'; a quantity"})
    void volumes_have_a_name_and_one_source(String volumes, String words) {
        assertRefused("'containers': [" + MAIN + "], 'volumes': [" + volumes + "]", POD + ".volumes" + words);
    }

    @Test
    void a_mount_says_where_and_does_not_leave_its_volume() {
        String volumes = "'volumes': [{'name': 'a', 'hostPath': {'path': '/a'}}], ";
        assertAccepted(volumes + container("'volumeMounts': [{'name': 'a', 'mountPath': '/in', 'subPath': 'x/..y'}]"));
        assertRefused(volumes + container("'volumeMounts': [{'name': 'a'}]"),
                POD + ".containers[0].volumeMounts[0].mountPath is");
        assertRefused(volumes + container("'volumeMounts': [{'name': 'a', 'mountPath': '/in', 'subPath': 'x/../..'}]"),
                POD + ".containers[0].volumeMounts[0].subPath is 'x/../..'; a path within the volume is needed.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "{'namespace': 'default'}|.namespace is 'default'", "{'namespace': 'kube-system'}|.namespace is 'kube-system'",
            "{'labels': {'a b': 'c'}}|.labels has the key 'a b'", "{'labels': {'a': 'b c'}}|.labels.a is 'b c'",
            "{'annotations': {'': 'c'}}|.annotations has the key ''"})
    void metadata_are_what_kubernetes_takes(String metadata, String words) {
        assertAccepted("'containers': [" + MAIN + "], 'metadata': {'namespace': 'jobs', 'labels': {'example.com/team': 'a.b_c'},"
                + " 'annotations': {'note': 'any text'}}");
        assertRefused("'containers': [" + MAIN + "], 'metadata': " + metadata, POD + ".metadata" + words);
    }

    @Test
    void a_policy_for_names_is_one_of_those_that_there_are() {
        assertRefused("'containers': [" + MAIN + "], 'dnsPolicy': 'None'",
                POD + ".dnsPolicy is 'None'; it must be one of ClusterFirst, ClusterFirstWithHostNet, Default.");
    }

    @Test
    void nodes_are_held_to_the_same_rules() {
        assertThatThrownBy(() -> check("{'nodeProperties': {'numNodes': 2, 'mainNode': 0, 'nodeRangeProperties': [{'targetNodes':"
                + " '0:', 'eksProperties': {'podProperties': {'containers': []}}}]}, 'type': 'multinode'}"))
                .isInstanceOf(ClientException.class).hasMessageContaining(
                        "nodeRangeProperties[0].eksProperties.podProperties.containers has 0 containers");
    }

    private static String container(String member) {
        return "'containers': [{'image': 'i', " + SIZE + ", " + member + "}]";
    }

    private static void assertAccepted(String pod) {
        assertThatCode(() -> check(pod(pod))).doesNotThrowAnyException();
    }

    private static void assertRefused(String pod, String words) {
        assertThatThrownBy(() -> check(pod(pod))).isInstanceOf(ClientException.class).hasMessageStartingWith(words);
    }

    private static String pod(String members) {
        return "{'eksProperties': {'podProperties': {" + members + "}}}";
    }

    private static void check(String input) {
        DefinitionRules.check(Json.parseObject(input.replace('\'', '"')));
    }
}

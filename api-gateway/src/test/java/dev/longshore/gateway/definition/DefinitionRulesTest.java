package dev.longshore.gateway.definition;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.Json;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DefinitionRulesTest {

    private static final String SIZE = "'resourceRequirements': [{'type': 'VCPU', 'value': '1'}, {'type': 'MEMORY', 'value': '2048'}]";

    @Test
    void a_definition_has_one_kind_of_container() {
        assertRefused("'type': 'container'",
                "needs exactly one of containerProperties, ecsProperties, eksProperties; 0 are given.");
        assertRefused("'type': 'container', 'nodeProperties': {}", "nodeProperties is only applicable");
        assertRefused("'type': 'multinode'", "nodeProperties is required");
        assertRefused("'type': 'container', 'eksProperties': {}, 'propagateTags': true", "propagateTags is not applicable");
        assertRefused("'type': 'container', 'platformCapabilities': ['EC2', 'FARGATE']", "names 2 platforms");
    }

    @Test
    void the_main_node_is_one_of_the_nodes_and_each_range_has_a_container() {
        assertRefused("'type': 'multinode', 'nodeProperties': {'numNodes': 2, 'mainNode': 2, 'nodeRangeProperties': []}",
                "mainNode is 2; it must be less than numNodes, which is 2.");
        assertRefused(
                "'type': 'multinode', 'nodeProperties': {'numNodes': 2, 'mainNode': 0, 'nodeRangeProperties': [{'targetNodes': '0:'}]}",
                "nodeProperties.nodeRangeProperties[0] needs exactly one of container");
    }

    @Test
    void a_container_has_an_image_and_a_size() {
        assertContainerRefused(SIZE, "containerProperties.image is required.");
        assertContainerRefused("'image': 'i', 'vcpus': 1", "needs an entry of type MEMORY.");
        assertContainerRefused("'image': 'i', 'memory': 64", "needs an entry of type VCPU.");
        assertContainerRefused("'image': 'i', 'vcpus': 1, " + SIZE, "only one of both is allowed.");
        assertContainerRefused(
                "'image': 'i', 'resourceRequirements': [{'type': 'GPU', 'value': '1'}, {'type': 'GPU', 'value': '1'}]",
                "two entries of type GPU");
    }

    @ParameterizedTest
    @CsvSource({"0.5, 128, of VCPU; a whole number", "0, 128, of VCPU; a whole number", "x, 128, of VCPU", "1, 3, at least 4",
            "1, -1, of MEMORY", "2000000, 128, of VCPU"})
    void a_size_on_EC2_is_whole(String vcpus, String memory, String words) {
        assertContainerRefused(sized(vcpus, memory), words);
    }

    @ParameterizedTest
    @CsvSource({"0.25, 512", "0.5, 4096", "1.0, 2048", "8, 20480", "16, 122880", "32, 249856"})
    void Fargate_has_these_sizes(String vcpus, String memory) {
        assertThatCode(() -> check(fargate(sized(vcpus, memory)))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"0.25, 4096, no size of 0.25 vCPU and 4096 MiB", "3, 4096, no size of 3 vCPU", "8, 17408, no size of 8 vCPU and",
            "1e3, 2048, a number such as 0.25"})
    void Fargate_has_no_other_sizes(String vcpus, String memory, String words) {
        assertRefused(fargate(sized(vcpus, memory)), words);
    }

    @Test
    void Fargate_does_without_much() {
        assertFargateRefused("'ulimits': [{}]", "ulimits is not applicable for Fargate.");
        assertFargateRefused("'privileged': true", "privileged is not applicable for Fargate.");
        assertFargateRefused("'linuxParameters': {'maxSwap': 1}", "linuxParameters.maxSwap is not applicable for Fargate.");
        assertFargateRefused("'linuxParameters': {'tmpfs': []}", "linuxParameters.tmpfs is not applicable for Fargate.");
        assertThatCode(() -> check(fargate("'image': 'i', 'linuxParameters': {'initProcessEnabled': true}, " + SIZE)))
                .doesNotThrowAnyException();
        assertFargateRefused("'volumes': [{'name': 'v', 'host': {'sourcePath': '/a'}}]", "sourcePath is not applicable");
        assertContainerRefused("'image': 'i', 'networkConfiguration': {}, " + SIZE,
                "networkConfiguration not applicable for EC2.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "'devices': [{'hostPath': 'fuse'}]|devices[0].hostPath is 'fuse'; an absolute path is needed.",
            "'devices': [{'hostPath': '/dev/fuse', 'containerPath': 'f'}]|devices[0].containerPath is 'f'; an absolute path",
            "'maxSwap': -1|maxSwap is -1; 0 to 2147483647 is allowed.",
            "'swappiness': 101|swappiness is 101; 0 to 100 is allowed.",
            "'sharedMemorySize': -5|sharedMemorySize is -5; 0 to",
            "'tmpfs': [{'containerPath': 'tmp', 'size': 1}]|tmpfs[0].containerPath is 'tmp'; an absolute path is needed.",
            "'tmpfs': [{'containerPath': '/tmp', 'size': 0}]|tmpfs[0].size is 0; at least 1 MiB is needed.",
            "'tmpfs': [{'containerPath': '/t', 'size': 1, 'mountOptions': ['size=9']}]|tmpfs[0].mountOptions has 'size=9', which"})
    void what_a_container_asks_of_its_host_must_be_possible(String parameters, String words) {
        assertContainerRefused("'image': 'i', 'linuxParameters': {" + parameters + "}, " + SIZE, "linuxParameters." + words);
    }

    @Test
    void what_a_host_can_give_is_allowed() {
        assertThatCode(() -> check(container("'image': 'i', 'linuxParameters': {'devices': [{'hostPath': '/dev/fuse'}],"
                + " 'maxSwap': 0, 'swappiness': 100, 'sharedMemorySize': 0, 'tmpfs': [{'containerPath': '/t', 'size': 1, 'mountOptions': ['mode=700',"
                + " 'noexec']}]}, " + SIZE))).doesNotThrowAnyException();
    }

    @Test
    void a_mount_point_names_a_volume() {
        assertContainerRefused("'image': 'i', 'mountPoints': [{'sourceVolume': 'v', 'containerPath': '/v'}], " + SIZE,
                "mountPoints[0].sourceVolume is 'v', which is not the name of one of the volumes.");
        assertContainerRefused("'image': 'i', 'volumes': [{'name': 'v'}, {'name': 'v'}], " + SIZE, "two volumes of the name 'v'");
        assertContainerRefused("'image': 'i', 'volumes': [{'name': 'v'}], 'mountPoints': [{'sourceVolume': 'v'}], " + SIZE,
                "mountPoints[0].containerPath is required.");
    }

    @Test
    void names_of_variables_and_users_have_rules() {
        assertContainerRefused("'image': 'i', 'environment': [{'name': 'AWS_BATCH_X', 'value': 'y'}], " + SIZE,
                "environment[0].name is 'AWS_BATCH_X'");
        assertContainerRefused("'image': 'i', 'user': 'no body', " + SIZE, "User 'no body' does not match regex");
        assertThatCode(() -> check(container("'image': 'i', 'user': '1000:1000', " + SIZE))).doesNotThrowAnyException();
    }

    @Test
    void a_retry_strategy_says_how_often_and_when() {
        assertRefused("'type': 'container', 'retryStrategy': {}", "RetryAttempts must be provided with retry strategy");
        assertRefused("'type': 'container', 'retryStrategy': {'attempts': 2, 'evaluateOnExit': [{'action': 'EXIT'}]}",
                "evaluateOnExit[0] needs at least one of");
        assertRefused(
                "'type': 'container', 'retryStrategy': {'attempts': 2, 'evaluateOnExit': [{'onReason': 'a*b', 'action': 'EXIT'}]}",
                "onReason is 'a*b'; * is only allowed at its end.");
    }

    private static String sized(String vcpus, String memory) {
        return "'image': 'i', 'resourceRequirements': [{'type': 'VCPU', 'value': '" + vcpus + "'}, {'type': 'MEMORY', 'value': '"
                + memory + "'}]";
    }

    private static String container(String members) {
        return "'type': 'container', 'containerProperties': {" + members + "}";
    }

    private static String fargate(String members) {
        return "'platformCapabilities': ['FARGATE'], " + container(members);
    }

    private static void assertFargateRefused(String member, String words) {
        assertRefused(fargate("'image': 'i', " + member + ", " + SIZE), words);
    }

    private static void assertContainerRefused(String members, String words) {
        assertRefused(container(members), words);
    }

    private static void assertRefused(String members, String words) {
        assertThatExceptionOfType(ClientException.class).isThrownBy(() -> check(members)).withMessageContaining(words);
    }

    private static void check(String members) {
        DefinitionRules.check(Json.parseObject(("{" + members + "}").replace('\'', '"')));
    }
}

package dev.longshore.gateway.definition;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.Json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TaskRulesTest {

    private static final String PATH = "ecsProperties.taskProperties[0].containers";

    @Test
    void a_definition_has_one_task_with_one_to_ten_containers() {
        assertThatCode(() -> check(task(container("a", "")))).doesNotThrowAnyException();
        assertRefused("'ecsProperties': {'taskProperties': []}", "ecsProperties.taskProperties has 0 tasks; it must have one.");
        assertRefused(task(""), PATH + " has 0 containers; 1 to 10 are allowed.");
        assertRefused(task((container("a", "") + ",").repeat(11).replaceAll(",$", "")), PATH + " has 11 containers");
        assertRefused("'containerProperties': {}, " + task(container("a", "")),
                "exactly one of containerProperties, ecsProperties");
    }

    @Test
    void containers_have_names_of_their_own_unless_one_is_alone() {
        assertThatCode(() -> check(task("{'image': 'i', " + SIZE + "}"))).doesNotThrowAnyException();
        assertRefused(task(container("a", "") + ", {'image': 'i', " + SIZE + "}"), PATH + "[1].name is ''");
        assertRefused(task(container("a b", "")), PATH + "[0].name is 'a b'");
        assertRefused(task(container("a", "") + "," + container("a", "")), PATH + " has two containers of the name 'a'.");
    }

    @Test
    void a_task_needs_an_essential_container() {
        assertRefused(task(container("a", ", 'essential': false")), PATH + " needs at least one container that is essential.");
    }

    @ParameterizedTest
    @CsvSource({"START, main", "SUCCESS, init", "COMPLETE, init"})
    void a_container_may_depend_on_others(String condition, String other) {
        assertThatCode(() -> check(dependent(condition, other))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"HEALTHY, init, 'condition is ''HEALTHY''; it must be START, COMPLETE or SUCCESS.'",
            "START, none, which is not the name of a container of the task.",
            "SUCCESS, main, but container 'main' is essential", "COMPLETE, main, but container 'main' is essential",
            "START, late, container 'late' can never start"})
    void and_not_on_what_will_never_be(String condition, String other, String words) {
        assertRefused(dependent(condition, other), words);
    }

    @Test
    void namespaces_are_those_of_the_host_or_of_the_task() {
        assertThatCode(() -> check(inMode("'ipcMode': 'none', 'pidMode': 'task', 'networkMode': 'host'")))
                .doesNotThrowAnyException();
        assertRefused(inMode("'ipcMode': 'shared'"),
                "ecsProperties.taskProperties[0].ipcMode is 'shared'; it must be one of host, task, none.");
        assertRefused(inMode("'pidMode': 'none'"), "pidMode is 'none'; it must be one of host, task.");
        assertRefused(inMode("'networkMode': 'bridge'"), "networkMode is 'bridge'; it must be one of host.");
    }

    private static String inMode(String modes) {
        return "'ecsProperties': {'taskProperties': [{" + modes + ", 'containers': [" + container("a", "") + "]}]}";
    }

    @Test
    void containers_are_held_to_the_rules_of_containers() {
        assertRefused(task("{'name': 'a', " + SIZE + "}"), PATH + "[0].image is required.");
        assertRefused(task("{'name': 'a', 'image': 'i'}"), PATH + "[0].resourceRequirements needs an entry of type VCPU.");
        assertRefused(task(container("a", ", 'environment': [{'name': 'AWS_BATCH_X', 'value': ''}]")), "are reserved.");
        assertRefused(task(container("a", ", 'mountPoints': [{'sourceVolume': 'v', 'containerPath': '/v'}]")),
                PATH + "[0].mountPoints[0].sourceVolume is 'v', which is not the name of one of the volumes.");
        assertRefused(task(container("a", ", 'stopTimeout': 1")), PATH + "[0].stopTimeout is 1; at least 2 seconds are needed.");
        assertThatCode(() -> check("'ecsProperties': {'taskProperties': [{'volumes': [{'name': 'v'}], 'containers': ["
                + container("a", ", 'mountPoints': [{'sourceVolume': 'v', 'containerPath': '/v'}]") + "]}]}"))
                .doesNotThrowAnyException();
    }

    @Test
    void on_Fargate_the_sum_is_one_of_the_sizes() {
        String half = ", 'essential': true, 'resourceRequirements': [{'type': 'VCPU', 'value': '0.25'}, {'type': 'MEMORY', 'value': '512'}]";
        String one = "{'name': 'a', 'image': 'i'" + half + "}";
        String other = "{'name': 'b', 'image': 'i'" + half + "}";
        String third = "{'name': 'c', 'image': 'i'" + half + "}";

        assertThatCode(() -> check("'platformCapabilities': ['FARGATE'], " + task(one + "," + other))).doesNotThrowAnyException();
        assertRefused("'platformCapabilities': ['FARGATE'], " + task(one + "," + other + "," + third),
                "Fargate has no size of 0.75 vCPU");
        assertRefused(
                "'platformCapabilities': ['FARGATE'], 'ecsProperties': {'taskProperties': [{'ipcMode': 'task', 'containers': ["
                        + one + "]}]}",
                "ipcMode is not applicable for Fargate.");
    }

    @Test
    void containers_that_ask_for_more_together_than_can_be_counted_are_refused() {
        String vcpus = sized("a", "1000000", "") + "," + sized("b", "1000000", "") + "," + sized("c", "1000000", "");
        assertRefused(task(vcpus), PATH + " ask for 2000000 of VCPU and 0 of GPU together; at most 1000000");
        String gpus = ", {'type': 'GPU', 'value': '999999999'}";
        assertRefused(task(sized("a", "1", gpus) + "," + sized("b", "1", gpus) + "," + sized("c", "1", gpus)),
                "ask for 2 of VCPU and 1999999998 of GPU together");
        String much = "'platformCapabilities': ['FARGATE'], " + task(ofMemory("a") + "," + ofMemory("b") + "," + ofMemory("c"));
        assertRefused(much.replaceFirst("0.25", "0.5"), "Fargate has no size of 1 vCPU and 2999999997 MiB");
    }

    @Test
    void what_a_definition_leaves_out_is_filled_in() {
        ObjectNode document = DefinitionDocument.of(definition(task("{'image': 'i', " + SIZE + "}")));

        assertThat(document.at("/ecsProperties/taskProperties/0")).isEqualTo(
                json("""
                        {'volumes': [], 'containers': [{'image': 'i', 'name': 'default', 'essential': true, 'command': [], 'dependsOn': [],
                         'environment': [], 'mountPoints': [], 'ulimits': [], 'secrets': [], %s}]}"""
                        .formatted(SIZE)));
    }

    private static final String SIZE = "'resourceRequirements': [{'type': 'VCPU', 'value': '1'}, {'type': 'MEMORY', 'value': '64'}]";

    private static String dependent(String condition, String other) {
        return task(container("main", "") + "," + container("init", ", 'essential': false") + ","
                + container("late", ", 'dependsOn': [{'containerName': '%s', 'condition': '%s'}]".formatted(other, condition)));
    }

    private static String task(String containers) {
        return "'ecsProperties': {'taskProperties': [{'containers': [" + containers + "]}]}";
    }

    private static String sized(String name, String vcpus, String more) {
        return "{'name': '" + name + "', 'image': 'i', 'resourceRequirements': [{'type': 'VCPU', 'value': '" + vcpus
                + "'}, {'type': 'MEMORY', 'value': '64'}" + more + "]}";
    }

    private static String ofMemory(String name) {
        return sized(name, "0.25", "").replace("'64'", "'999999999'");
    }

    private static String container(String name, String members) {
        return "{'name': '" + name + "', 'image': 'i', " + SIZE + members + "}";
    }

    private static void assertRefused(String members, String words) {
        assertThatThrownBy(() -> check(members)).isInstanceOf(ClientException.class).hasMessageContaining(words);
    }

    private static void check(String members) {
        DefinitionRules.check(definition(members));
    }

    private static ObjectNode definition(String members) {
        return json("{'jobDefinitionName': 'd', 'type': 'container', " + members + "}");
    }

    private static ObjectNode json(String text) {
        return Json.parseObject(text.replace('\'', '"'));
    }
}

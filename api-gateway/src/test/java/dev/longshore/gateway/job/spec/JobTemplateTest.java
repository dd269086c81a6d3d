package dev.longshore.gateway.job.spec;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.RetryStrategy.Action;
import dev.longshore.contracts.job.RetryStrategy.EvaluateOnExit;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.job.TheContainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JobTemplateTest {

    private final JobTemplate template = template("""
            {'containerProperties': {'image': 'busybox', 'command': ['echo', 'Ref::what', 'x-Ref::what'], 'user': 'me',
              'environment': [{'name': 'A', 'value': '1'}, {'name': 'B', 'value': '2'}], 'privileged': true,
              'volumes': [{'name': 'data', 'host': {'sourcePath': '/data'}}, {'name': 'scratch', 'host': {}}],
              'mountPoints': [{'sourceVolume': 'data', 'containerPath': '/in', 'readOnly': true}],
              'ulimits': [{'name': 'nofile', 'softLimit': 10, 'hardLimit': 20}],
              'resourceRequirements': [{'type': 'VCPU', 'value': '2'}, {'type': 'MEMORY', 'value': '64'}]},
             'parameters': {'what': 'this'}, 'timeout': {'attemptDurationSeconds': 90},
             'retryStrategy': {'attempts': 2, 'evaluateOnExit': [{'action': 'exit', 'onExitCode': '1*'}]}}""");

    @Test
    void without_overrides_the_definition_counts() {
        JobSpec spec = template.merge(json("{}"));

        ContainerSpec container = TheContainer.of(spec.workload());
        assertThat(container.command()).containsExactly("echo", "this", "x-this");
        assertThat(container.environment()).isEqualTo(Map.of("A", "1", "B", "2"));
        assertThat(container.resources()).isEqualTo(Resources.of(2, 64));
        assertThat(container.user()).contains("me");
        assertThat(container.privileged()).isTrue();
        assertThat(container.volumes()).containsExactly(new ContainerSpec.Volume("data", Optional.of("/data")),
                new ContainerSpec.Volume("scratch", Optional.empty()));
        assertThat(container.mountPoints()).containsExactly(new ContainerSpec.MountPoint("data", "/in", true));
        assertThat(container.ulimits()).containsExactly(new ContainerSpec.Ulimit("nofile", 10, 20));
        assertThat(spec.attemptTimeout()).contains(Duration.ofSeconds(90));
        assertThat(spec.retryStrategy().evaluateOnExit())
                .containsExactly(new EvaluateOnExit(Action.EXIT, Optional.of("1*"), Optional.empty(), Optional.empty()));
    }

    @Test
    void parameters_of_the_submission_win_and_are_shown_with_those_that_nobody_names() {
        JsonNode overrides = json("{'parameters': {'what': 'that', 'other': 'unused'}}");

        assertThat(TheContainer.of(template.merge(overrides).workload()).command()).containsExactly("echo", "that", "x-that");
        assertThat(described(overrides).path("parameters")).isEqualTo(json("{'what': 'that', 'other': 'unused'}"));
    }

    @Test
    void a_reference_inside_an_argument_may_be_the_users_own_text_but_a_whole_argument_needs_a_value() {
        assertThat(TheContainer.of(template.merge(json("{'containerOverrides': {'command': ['see Ref::nothing']}}")).workload())
                .command())
                .containsExactly("see Ref::nothing");
        assertThatThrownBy(() -> template.merge(json("{'containerOverrides': {'command': ['Ref::nothing']}}")))
                .isInstanceOf(ClientException.class)
                .hasMessage("Unable to substitute value. No parameter found for reference nothing");
    }

    @Test
    void a_command_that_its_parameters_make_too_long_is_refused() {
        String what = "x".repeat(10_000);
        assertThat(TheContainer.of(template.merge(json("{'parameters': {'what': '%s'}}".formatted(what))).workload()).command()
                .get(2))
                .hasSize(10_002);

        for (String reference : List.of("'Ref::what', ".repeat(4), "'" + "see Ref::what ".repeat(4) + "', ")) {
            JsonNode overrides = json("{'parameters': {'what': '%s'}, 'containerOverrides': {'command': [%s'end']}}"
                    .formatted(what, reference));

            assertThatThrownBy(() -> template.merge(overrides)).isInstanceOf(ClientException.class)
                    .hasMessageContaining("once its parameters are put in; at most 30720 are allowed");
        }
    }

    @Test
    void one_amount_can_be_overridden_without_the_other() {
        JsonNode overrides = json("{'containerOverrides': {'resourceRequirements': [{'type': 'MEMORY', 'value': '128'}]}}");

        assertThat(template.merge(overrides).workload().resources()).isEqualTo(Resources.of(2, 128));
        assertThat(described(overrides).at("/container/resourceRequirements")).hasSize(2);
    }

    @Test
    void the_deprecated_members_override_each_other_only() {
        JobTemplate old = template("{'containerProperties': {'image': 'i', 'vcpus': 1, 'memory': 64}}");

        assertThat(old.merge(json("{'containerOverrides': {'memory': 32}}")).workload().resources())
                .isEqualTo(Resources.of(1, 32));
        JsonNode requirement = json("{'containerOverrides': {'resourceRequirements': [{'type': 'VCPU', 'value': '4'}]}}");
        assertThat(old.merge(requirement).workload().resources()).isEqualTo(Resources.of(4, 64));
        assertThatThrownBy(() -> template.merge(json("{'containerOverrides': {'vcpus': 3}}")))
                .isInstanceOf(ClientException.class).hasMessageContaining("deprecated key");
    }

    @Test
    void sizes_of_Fargate_are_checked_after_the_overrides() {
        JobTemplate fargate = template("""
                {'platformCapabilities': ['FARGATE'], 'containerProperties': {'image': 'i', 'executionRoleArn': 'r',
                 'resourceRequirements': [{'type': 'VCPU', 'value': '0.25'}, {'type': 'MEMORY', 'value': '512'}]}}""");

        assertThat(fargate.merge(json("{'containerOverrides': {'resourceRequirements': [{'type': 'MEMORY', 'value': '1024'}]}}"))
                .workload().resources().memory().mebibytes()).isEqualTo(1024);
        assertThatThrownBy(() -> fargate
                .merge(json("{'containerOverrides': {'resourceRequirements': [{'type': 'MEMORY', 'value': '4096'}]}}")))
                .isInstanceOf(ClientException.class).hasMessageContaining("0.25 vCPU");
    }

    @Test
    void nodes_take_overrides_of_their_own_kind() {
        JobTemplate nodes = template(
                """
                        {'nodeProperties': {'numNodes': 2, 'mainNode': 0, 'nodeRangeProperties': [
                         {'targetNodes': '0', 'container': {'image': 'i'}},
                         {'targetNodes': '1', 'ecsProperties': {'taskProperties': [{'containers': [{'name': 'a', 'image': 'i'}]}]}}]}}""");
        String container = "'containerOverrides': {'command': ['x']}";
        String task = "'ecsPropertiesOverride': {'taskProperties': [{'containers': [{'name': 'a', 'command': ['x']}]}]}";

        assertThatNoException().isThrownBy(() -> nodes.merge(changing("{'targetNodes': '0', " + container + "}, "
                + "{'targetNodes': '1', " + task + "}")));
        assertThatThrownBy(() -> nodes.merge(changing("{'targetNodes': '0:', " + container + "}")))
                .hasMessage("nodeOverrides.nodePropertyOverrides[0].containerOverrides is not applicable for node 1, which takes"
                        + " ecsPropertiesOverride by its definition.");
        assertThatThrownBy(() -> nodes.merge(changing("{'targetNodes': '0', " + task + "}")))
                .hasMessageContaining("ecsPropertiesOverride is not applicable for node 0");
    }

    private static JsonNode changing(String nodes) {
        return json("{'nodeOverrides': {'nodePropertyOverrides': [" + nodes + "]}}");
    }

    @Test
    void equal_definitions_make_the_same_template() {
        assertThat(template("{'containerProperties': {'image': 'i'}}").id())
                .isEqualTo(template("{'containerProperties': {'image': 'i'}}").id()).isNotEqualTo(template.id());
    }

    private ObjectNode described(JsonNode overrides) {
        ObjectNode detail = Json.object();
        template.describe(overrides, OptionalInt.empty(), detail);
        return detail;
    }

    private static JobTemplate template(String content) {
        return JobTemplate.ofContent((ObjectNode) json(content));
    }

    private static JsonNode json(String text) {
        return Json.parseObject(text.replace('\'', '"'));
    }
}

package dev.longshore.gateway.api.model;

import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.Json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class InputCheckTest {

    private static final ApiModel MODEL = ApiModel.load();

    @Test
    void the_model_has_every_operation_of_the_API() {
        assertThat(MODEL.operations()).hasSize(75).extracting(OperationModel::name)
                .contains("SubmitJob", "CancelJobs", "UntagResource", "GetLogEvents", "scheduler:UntagResource")
                .doesNotHaveDuplicates();
    }

    @Test
    void what_is_unknown_or_null_is_taken_out() {
        ObjectNode input = cleaned("SubmitJob", """
                {"jobName": "j", "jobQueue": "q", "jobDefinition": "d", "colour": "red", "timeout": null,
                 "containerOverrides": {"shape": "round", "command": ["a"]}}""");

        assertThat(Json.text(input)).isEqualTo("""
                {"jobName":"j","jobQueue":"q","jobDefinition":"d","containerOverrides":{"command":["a"]}}""");
    }

    @Test
    void an_allowed_value_may_be_written_in_lower_case_where_AWS_says_so() {
        ObjectNode input = cleaned("RegisterJobDefinition", """
                {"jobDefinitionName": "d", "type": "container",
                 "retryStrategy": {"attempts": 2, "evaluateOnExit": [{"onExitCode": "1", "action": "retry"}]}}""");

        assertThat(input.at("/retryStrategy/evaluateOnExit/0/action").asString()).isEqualTo("RETRY");
    }

    @Test
    void a_missing_member_is_named() {
        assertRefused("SubmitJob", "{\"jobName\": \"j\", \"jobQueue\": \"q\"}", "jobDefinition is required.");
        assertRefused("SubmitJob", "{\"jobName\": \"j\", \"jobQueue\": \"q\", \"jobDefinition\": null}",
                "jobDefinition is required.");
        assertRefused("CreateJobQueue", """
                {"jobQueueName": "q", "priority": 1, "computeEnvironmentOrder": [{"order": 1}]}""",
                "computeEnvironmentOrder[0].computeEnvironment is required.");
    }

    @Test
    void of_several_missing_members_the_first_of_the_model_is_named_in_every_JVM() {
        Map<String, Shape.Member> members = new LinkedHashMap<>();
        for (int i = 20; i > 0; i--) {
            members.put("member" + i, new Shape.Member(new Shape.Flag(), true, Shape.Location.BODY, "member" + i));
        }

        assertThatExceptionOfType(ClientException.class)
                .isThrownBy(() -> InputCheck.clean(Json.object(), new Shape.Structure(members)))
                .withMessage("member20 is required.");
    }

    @Test
    void a_wrong_type_is_named_with_what_was_given() {
        assertRefused("CreateJobQueue", "{\"priority\": \"high\"}", "priority must be an integer, not \"high\".");
        assertRefused("CreateJobQueue", "{\"priority\": 1.5}", "priority must be an integer, not 1.5.");
        assertRefused("CreateJobQueue", "{\"computeEnvironmentOrder\": {}}", "computeEnvironmentOrder must be a list, not {}.");
        assertRefused("CreateJobQueue", "{\"tags\": {\"a\": null}}", "tags.a must be a string, not null.");
        assertRefused("RegisterJobDefinition", "{\"propagateTags\": 1}", "propagateTags must be true or false, not 1.");
        assertRefused("SubmitJob", "{\"dependsOn\": [null]}", "dependsOn[0] must be an object, not null.");
    }

    @Test
    void a_value_out_of_bounds_is_named_with_the_bounds() {
        assertRefused("CreateJobQueue", "{\"priority\": -1}", "priority is -1; at least 0 is allowed.");
        assertRefused("CreateJobQueue", "{\"priority\": 3000000000}", "priority is 3000000000, which is too large for the type.");
        assertRefused("SubmitJob", "{\"arrayProperties\": {\"size\": 1}}", "arrayProperties.size is 1; at least 2 is allowed.");
        assertRefused("CreateJobQueue", "{\"jobQueueName\": \"\"}", "jobQueueName has 0 characters; 1 to 128 are allowed.");
        assertRefused("CreateJobQueue", "{\"tags\": {\"" + "k".repeat(129) + "\": \"v\"}}",
                "is a key of 129 characters; 1 to 128 are allowed.");
    }

    @Test
    void a_value_that_is_not_allowed_is_named_with_what_is() {
        assertRefused("CreateJobQueue", "{\"state\": \"enabled\"}", "state is 'enabled'; it must be one of ENABLED, DISABLED.");
        assertRefused("CreateJobQueue", "{\"jobQueueName\": \"a b\"}",
                "jobQueueName is 'a b', which does not match the pattern [A-Za-z0-9_-]*.");
    }

    @Test
    void the_sentence_of_AWS_comes_first_where_it_is_known() {
        assertRefused("DescribeJobs", "{\"jobs\": [" + "\"j\",".repeat(100) + "\"j\"]}",
                "Maximum number of jobs supported is 100: jobs has 101 entries; at most 100 are allowed.");
    }

    @Test
    void an_empty_map_is_no_map_to_complain_about() {
        assertThat(cleaned("TagResource", "{\"resourceArn\": \"a\", \"tags\": {}}").path("tags").isEmpty()).isTrue();
    }

    private static ObjectNode cleaned(String operation, String input) {
        ObjectNode node = Json.parseObject(input);
        InputCheck.clean(node, MODEL.operation(operation).input());
        return node;
    }

    private static void assertRefused(String operation, String input, String message) {
        assertThatExceptionOfType(ClientException.class).isThrownBy(() -> cleaned(operation, input))
                .withMessageContaining(message);
    }
}

package dev.longshore.gateway.walk;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.model.ApiModel;

import static org.assertj.core.api.Assertions.assertThat;

class OutputCheckTest {

    private static final String QUEUE = "{\"jobQueueName\": \"q\", \"jobQueueArn\": \"a\", \"state\": \"ENABLED\", \"status\": \"VALID\","
            + " \"priority\": 1, \"computeEnvironmentOrder\": [{\"order\": 1, \"computeEnvironment\": \"c\"}]}";

    @Test
    void an_answer_of_the_right_shape_has_no_faults() {
        assertFaults("{\"jobQueues\": [%s], \"nextToken\": \"t\"}".formatted(QUEUE));
    }

    @Test
    void what_the_model_does_not_know_is_a_fault() {
        assertFaults("{\"jobQueues\": [], \"more\": 1}", ".more is not in the model");
    }

    @Test
    void what_is_missing_is_a_fault_wherever_it_is() {
        assertFaults("{\"jobQueues\": [%s]}".formatted(QUEUE.replace("\"order\": 1, ", "")),
                ".jobQueues[0].computeEnvironmentOrder[0].order is missing");
    }

    @Test
    void another_type_or_value_is_a_fault() {
        assertFaults("{\"jobQueues\": [%s]}".formatted(QUEUE.replace("\"priority\": 1", "\"priority\": 1.0")),
                ".jobQueues[0].priority is 1.0, no integer of its size");
        assertFaults("{\"jobQueues\": [%s]}".formatted(QUEUE.replace("ENABLED", "ON")),
                ".jobQueues[0].state is \"ON\", none of [ENABLED, DISABLED]");
        assertFaults("{\"jobQueues\": {}}", ".jobQueues is {}, no list");
        assertFaults("{\"nextToken\": null}", ".nextToken is null, no string");
    }

    private static void assertFaults(String answer, String... faults) {
        assertThat(OutputCheck.faults(Json.parse(answer.getBytes(StandardCharsets.UTF_8)),
                ApiModel.load().operation("DescribeJobQueues").output())).containsExactly(faults);
    }
}

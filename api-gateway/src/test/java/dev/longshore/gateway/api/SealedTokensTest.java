package dev.longshore.gateway.api;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.model.ApiModel;
import dev.longshore.gateway.api.model.OperationModel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SealedTokensTest {

    private static final ApiModel MODEL = ApiModel.load();
    private static final OperationModel LIST_JOBS = MODEL.operation("ListJobs");

    private final SealedTokens tokens = sealedWith("one key of an installation");

    @Test
    void what_was_sealed_is_let_in_by_every_gateway_that_has_the_key() {
        ObjectNode answer = Json.object().put("nextToken", "where it ended");
        tokens.seal(LIST_JOBS, answer);

        assertThat(answer.get("nextToken").asString()).isNotEqualTo("where it ended");
        sealedWith("one key of an installation").open(LIST_JOBS, answer);
        assertThat(answer.get("nextToken").asString()).isEqualTo("where it ended");
    }

    @Test
    void what_was_sealed_elsewhere_or_for_another_operation_is_refused() {
        ObjectNode elsewhere = Json.object().put("nextToken", "where it ended");
        sealedWith("the key of another one").seal(LIST_JOBS, elsewhere);
        ObjectNode other = Json.object().put("nextToken", "where it ended");
        tokens.seal(MODEL.operation("DescribeJobQueues"), other);

        assertRefused(elsewhere);
        assertRefused(other);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 21, 22, 30})
    void a_token_of_which_a_letter_is_changed_is_refused(int place) {
        ObjectNode answer = Json.object().put("nextToken", "where it ended");
        tokens.seal(LIST_JOBS, answer);
        StringBuilder token = new StringBuilder(answer.get("nextToken").asString());
        token.setCharAt(place, token.charAt(place) == 'A' ? 'B' : 'A');

        assertRefused(Json.object().put("nextToken", token.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAx"})
    void what_has_no_seal_is_refused(String token) {
        assertRefused(Json.object().put("nextToken", token));
    }

    @Test
    void the_first_page_is_asked_for_without_a_token_and_the_last_has_none() {
        ObjectNode input = Json.object().put("nextToken", "").put("jobQueue", "q");

        tokens.open(LIST_JOBS, input);
        tokens.open(LIST_JOBS, Json.object());
        ObjectNode last = Json.object();
        tokens.seal(LIST_JOBS, last);

        assertThat(input.get("nextToken").asString()).isEmpty();
        assertThat(last).isEmpty();
    }

    @Test
    void the_members_of_EventBridge_Scheduler_begin_with_a_capital() {
        OperationModel list = MODEL.operation("ListSchedules");
        ObjectNode answer = Json.object().put("NextToken", "where it ended");
        tokens.seal(list, answer);

        assertThat(answer.get("NextToken").asString()).isNotEqualTo("where it ended");
        tokens.open(list, answer);
        assertThat(answer.get("NextToken").asString()).isEqualTo("where it ended");
    }

    @Test
    void places_in_a_log_that_anybody_may_name_are_not_sealed() {
        ObjectNode input = Json.object().put("nextToken", "f/1/s");

        tokens.open(MODEL.operation("GetLogEvents"), input);

        assertThat(input.get("nextToken").asString()).isEqualTo("f/1/s");
    }

    private void assertRefused(ObjectNode input) {
        assertThatExceptionOfType(ClientException.class).isThrownBy(() -> tokens.open(LIST_JOBS, input))
                .withMessage("nextToken is not one that this operation has given.");
    }

    private static SealedTokens sealedWith(String key) {
        return new SealedTokens(() -> key.getBytes(StandardCharsets.UTF_8));
    }
}

package dev.longshore.gateway.walk;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.GatewayTest;
import dev.longshore.gateway.api.model.ApiModel;
import dev.longshore.gateway.api.model.OperationModel;

import static org.assertj.core.api.Assertions.assertThat;

/** Asks every operation of every model, with all that it takes and with one required member less. */
class RequiredMembersTest extends GatewayTest {

    private static final ApiModel MODEL = ApiModel.load();

    static Stream<OperationModel> operations() {
        return MODEL.operations().stream();
    }

    static Stream<Arguments> required() {
        return operations().flatMap(operation -> FullInput.requiredPlaces(operation.input()).stream()
                .map(place -> Arguments.of(operation.name(), place)));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void every_operation_answers(OperationModel operation) {
        ApiCall.Answer answer = new ApiCall(endpoint()).send(operation, FullInput.of(operation.input()));

        assertThat(answer.status()).as("%s", answer).isBetween(200, 499);
        assertThat(answer.errorType()).isNotEqualTo("UnknownOperationException");
        assertThat(answer.message()).doesNotContain("not available");
    }

    @ParameterizedTest
    @MethodSource("required")
    void what_is_required_and_missing_is_refused_by_name(String operation, FullInput.Place place) {
        OperationModel model = MODEL.operation(operation);
        ObjectNode input = FullInput.of(model.input());
        place.removeFrom(input);

        ApiCall.Answer answer = new ApiCall(endpoint()).send(model, input);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorType()).isEqualTo(model.errors().client());
        assertThat(answer.message()).isEqualTo(place.words() + " is required.");
    }
}

package dev.longshore.gateway.walk;

import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.GatewayTest;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.model.ApiModel;
import dev.longshore.gateway.api.model.Shape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Inputs made from the model are accepted, and what was written is read again. {@code -Dwalk.tries=…} asks for more inputs of each kind.
 */
abstract class WalkTest extends GatewayTest {

    protected static final ApiModel MODEL = ApiModel.load();
    private static final int TRIES = Integer.getInteger("walk.tries", 8);

    protected ApiCall api;

    @BeforeEach
    void openApi() {
        api = new ApiCall(endpoint());
    }

    /** What {@link #input} makes different inputs from. */
    protected static IntStream seeds() {
        return IntStream.rangeClosed(0, TRIES);
    }

    /** With all that a recipe allows for the seed 0, with some of it for others. */
    protected static ObjectNode input(String operation, Recipe recipe, int seed) {
        Shape.Structure shape = MODEL.operation(operation).input();
        return seed == 0 ? recipe.whole(shape) : recipe.some(shape, seed);
    }

    protected JsonNode ask(String operation, String input) {
        return ask(operation, (ObjectNode) JsonText.parse(input));
    }

    protected JsonNode ask(String operation, ObjectNode input) {
        ApiCall.Answer answer = api.send(MODEL.operation(operation), input);
        assertThat(answer.status()).as("%s%n%s of %s", answer, operation, input).isEqualTo(200);
        return answer.body();
    }

    /** The input again, less some of its members. */
    protected static ObjectNode less(ObjectNode input, String... members) {
        ObjectNode rest = input.deepCopy();
        Stream.of(members).forEach(rest::remove);
        return rest;
    }

    protected static ObjectNode named(String member, String value) {
        return Json.object().put(member, value);
    }
}

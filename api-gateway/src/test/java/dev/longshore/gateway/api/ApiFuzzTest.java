package dev.longshore.gateway.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import dev.longshore.gateway.GatewayTest;
import dev.longshore.gateway.RawHttp;
import dev.longshore.gateway.api.model.ApiModel;
import dev.longshore.gateway.api.model.OperationModel;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls every operation of the model with inputs made from the model, whole and then broken in one place or more. Whatever comes back is
 * JSON and no failure of ours. {@code -Dfuzz.seed=…} asks for others, {@code -Dfuzz.tries=…}
 * for more.
 */
class ApiFuzzTest extends GatewayTest {

    private static final long SEED = Long.getLong("fuzz.seed", 20_261_126);
    private static final int TRIES = Integer.getInteger("fuzz.tries", 25);

    static Stream<OperationModel> operations() {
        return ApiModel.load().operations().stream();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whatever_is_asked_the_answer_is_JSON_and_no_failure_of_ours(OperationModel operation) {
        Random random = new Random(SEED ^ operation.name().hashCode());
        RawHttp http = new RawHttp(endpoint());
        ModelInputs inputs = new ModelInputs(random);
        for (int attempt = 0; attempt < TRIES; attempt++) {
            JsonNode input = inputs.of(operation.input());
            IntStream.range(0, attempt % 4).forEach(_ -> inputs.damage(input));
            check(operation, Json.text(input), ask(http, operation, Json.text(input)));
        }
        for (String body : List.of("", "null", "[]", "{", "\"x\"", "{\"a\":", "\u0000", "{}{}", "[".repeat(5_000))) {
            check(operation, body, ask(http, operation, body));
        }
    }

    private static RawHttp.Answer ask(RawHttp http, OperationModel operation, String body) {
        String path = operation.uri().replace("{Name}", "fuzz").replace("{group}/{name}", "default/fuzz").replaceAll("\\{.*}",
                "arn%3Aaws%3Abatch%3Aeu-west-1%3A123456789012%3Ajob-queue%2Fq");
        String target = operation.target().isEmpty() ? "" : Routes.TARGET_HEADER + ": " + operation.target() + "\r\n";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return http.send(operation.method() + " " + path + " HTTP/1.1", target + "Content-Length: " + bytes.length + "\r\n",
                bytes);
    }

    private static void check(OperationModel operation, String body, RawHttp.Answer answer) {
        assertThat(answer.status()).as("seed %d: %s %s%n%s", SEED, operation.name(), body, answer)
                .matches(status -> status == 200 || status == 400
                        || operation.errors().statuses().containsValue(status) && status < 500);
        assertThat(answer.head()).contains(operation.protocol().contentType()).contains("x-amzn-RequestId");
        assertThat(Json.parse(answer.body().getBytes(StandardCharsets.UTF_8)).isObject()).isTrue();
    }
}

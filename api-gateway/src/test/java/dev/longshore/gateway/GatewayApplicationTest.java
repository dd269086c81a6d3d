package dev.longshore.gateway;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GatewayApplicationTest extends GatewayTest {

    @Test
    void the_gateway_is_ready_when_its_store_answers() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(endpoint().resolve("/actuator/health/readiness")).build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(answer.body()).contains("\"UP\"");
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }
}

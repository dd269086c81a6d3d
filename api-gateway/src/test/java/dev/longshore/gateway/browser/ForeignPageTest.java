package dev.longshore.gateway.browser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.longshore.gateway.GatewayTest;
import dev.longshore.gateway.RawHttp;

import static org.assertj.core.api.Assertions.assertThat;

/** What browsers send on behalf of pages, byte by byte. */
class ForeignPageTest extends GatewayTest {

    private static final byte[] NOTHING = new byte[0];

    @ParameterizedTest
    @ValueSource(strings = {"Origin: https://evil.example", "Origin: null", "Origin: http://127.0.0.1:3000", "Origin: file://",
            "Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site", "Host: evil.example", "Host: evil.example:8080",
            "Host: localhost.evil.example", "Host: 127.0.0.1.evil.example", "Host: a@127.0.0.1",
            "Host: evil.example\r\nOrigin: http://evil.example"})
    void what_a_page_of_others_sends_is_refused_as_AWS_refuses(String header) {
        RawHttp.Answer answer = post("Content-Type: text/plain\r\n" + header + "\r\n");

        assertThat(answer.status()).as(answer.toString()).isIn(400, 403);
        assertThat(answer.head()).contains("x-amzn-ErrorType: ").contains("x-amzn-RequestId: ").contains("application/json")
                .doesNotContain("Access-Control-Allow");
        assertThat(answer.body()).startsWith("{\"__type\":").contains("\"message\":");
    }

    @Test
    void a_refusal_is_denied_access_and_says_why() {
        RawHttp.Answer answer = post("Origin: https://evil.example\r\n");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.head()).contains("x-amzn-ErrorType: AccessDeniedException");
        assertThat(answer.body()).contains("Web pages of 'https://evil.example' may not call the gateway.");
        assertThat(post("Host: evil.example\r\n").body()).contains("longshore.gateway.allowed-hosts");
    }

    @Test
    void a_preflight_is_refused_and_health_and_metrics_are_behind_the_same_door() {
        assertThat(http().send("OPTIONS /v1/submitjob HTTP/1.1",
                "Origin: https://evil.example\r\nAccess-Control-Request-Method: POST\r\n", NOTHING).status()).isEqualTo(403);
        assertThat(http().send("GET /actuator/prometheus HTTP/1.1", "Host: evil.example\r\n", NOTHING).status()).isEqualTo(403);
        assertThat(http().send("GET /actuator/health HTTP/1.1", "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n",
                NOTHING).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Host: localhost:8080", "Host: 127.0.0.1", "Host: [::1]:8080", "Host: 192.168.0.7:8080",
            "Host: LocalHost.:8080", "Host: host.docker.internal:8080", "Sec-Fetch-Site: none", "Sec-Fetch-Site: same-origin",
            "Host: localhost:8080\r\nOrigin: http://localhost:8080\r\nSec-Fetch-Site: same-origin"})
    void clients_and_pages_of_the_gateway_itself_are_answered(String header) {
        RawHttp.Answer answer = post(header.isEmpty() ? "" : header + "\r\n");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    @Test
    void a_link_of_another_page_may_be_followed() {
        assertThat(http().send("GET /actuator/health HTTP/1.1", "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\n",
                NOTHING).status()).isEqualTo(200);
    }

    private RawHttp http() {
        return new RawHttp(endpoint());
    }

    private RawHttp.Answer post(String headers) {
        return http().post("/v1/describejobqueues", headers, NOTHING);
    }
}

package dev.longshore.gateway.schedule.firing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.event.EventProperties;
import dev.longshore.gateway.event.EventProperties.Publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class DeadLetterQueuesTest {

    private static final String QUEUE = "arn:aws:sqs:eu-west-1:123456789012:letters";

    private HttpServer server;
    private volatile int status = 200;
    private volatile String answer = "{\"__type\": \"QueueDoesNotExist\"}";
    private volatile Headers headers;
    private volatile JsonNode body;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::hear);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_dead_letter_is_a_message_with_what_AWS_puts_beside_it_signed_for_the_region_of_its_queue() {
        assertThat(send(endpoint())).isEmpty();

        assertThat(headers.getFirst("X-Amz-Target")).isEqualTo("AmazonSQS.SendMessage");
        assertThat(headers.getFirst("Content-Type")).isEqualTo("application/x-amz-json-1.0");
        assertThat(headers.getFirst("Authorization")).startsWith("AWS4-HMAC-SHA256 Credential=key/")
                .contains("/eu-west-1/sqs/aws4_request");
        assertThat(body.path("QueueUrl").asString()).isEqualTo(endpoint() + "/123456789012/letters");
        assertThat(body.path("MessageBody").asString()).isEqualTo("an order");
        assertThat(body.path("MessageAttributes").toString())
                .isEqualTo("{\"ERROR_CODE\":{\"DataType\":\"String\",\"StringValue\":\"ClientException\"}}");
    }

    @Test
    void it_is_told_why_a_queue_has_not_taken_a_dead_letter() {
        status = 400;
        assertThat(send(endpoint()).orElseThrow()).isEqualTo("HTTP 400: {\"__type\": \"QueueDoesNotExist\"}");

        String gone = endpoint();
        server.stop(0);
        assertThat(send(gone).orElseThrow()).startsWith("ConnectException");
        assertThat(send("").orElseThrow()).isEqualTo("longshore.events.aws.sqs-endpoint is not set");
    }

    @Test
    void of_a_long_answer_the_beginning_is_told_since_a_header_of_a_letter_takes_no_more() {
        status = 500;
        answer = "x".repeat(2_000_000);

        assertThat(send(endpoint()).orElseThrow()).startsWith("HTTP 500: xxx").hasSizeLessThan(1_100);
    }

    private Optional<String> send(String endpoint) {
        EventProperties.Aws aws = new EventProperties.Aws("", "", endpoint, "us-east-1", "key", "secret");
        DeadLetterQueues queues = new DeadLetterQueues(new EventProperties(Publish.WITH_TARGETS, aws));
        try {
            return queues.send(QUEUE, "an order", Map.of("ERROR_CODE", "ClientException"));
        } finally {
            queues.destroy();
        }
    }

    private String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void hear(HttpExchange exchange) throws IOException {
        try (exchange) {
            headers = exchange.getRequestHeaders();
            body = Json.parse(exchange.getRequestBody().readAllBytes());
            byte[] text = answer.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, text.length);
            exchange.getResponseBody().write(text);
        }
    }
}

package dev.longshore.gateway.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.StringNode;

import dev.longshore.gateway.GatewayTest;
import dev.longshore.gateway.RawHttp;

import static org.assertj.core.api.Assertions.assertThat;

class BadRequestTest extends GatewayTest {

    private static final byte[] NOTHING = new byte[0];

    private RawHttp http;

    @BeforeEach
    void open() {
        http = new RawHttp(endpoint());
    }

    @ParameterizedTest
    @CsvSource({"GET /nowhere, 404", "POST /v1/nowhere, 404", "POST /, 404", "GET /v1/submitjob, 405",
            "PATCH /v1/tags/arn%3Aaws%3Abatch%3Aeu-west-1%3A123456789012%3Ajob-queue%2Fq, 405", "TRACE /v1/submitjob, 405",
            "BREW /nowhere, 404", "GET /%zz, 400", "GET /v1/%00, 400", "GET /error, 404"})
    void a_path_that_means_nothing_is_refused_in_the_form_of_the_api(String request, int status) {
        assertThatRefused(http.send(request + " HTTP/1.1", "Content-Length: 0\r\n", NOTHING), status);
    }

    @Test
    void a_broken_request_line_is_refused_in_the_form_of_the_api() {
        assertThatRefused(http.send("GET /a b c HTTP/1.1", "", NOTHING), 400);
    }

    @ParameterizedTest
    @CsvSource({"HTTP/2.5, X: y, 505", "HTTP/1.1, Transfer-Encoding: rot13, 501", "HTTP/1.1, Expect: wonders, 417",
            "HTTP/1.1, Content-Length: -5, 400", "HTTP/1.1, Content-Length: many, 400",
            "HTTP/1.1, X Y: z, 400"})
    void what_Tomcat_itself_refuses_is_refused_in_the_form_of_the_api(String version, String header, int status) {
        assertThatRefused(http.send("POST /v1/submitjob " + version, header + "\r\n", NOTHING), status);
    }

    @Test
    void headers_that_are_too_long_are_refused_in_the_form_of_the_api() {
        assertThatRefused(http.post("/v1/submitjob", "X-Long: " + "x".repeat(20_000) + "\r\n", NOTHING), 400);
        assertThatRefused(http.post("/" + "x".repeat(20_000), ""), 400);
    }

    @Test
    void a_body_that_is_not_JSON_is_refused() {
        assertThatRefused(http.post("/v1/submitjob", "{\"jobName\": "), 400, "The body is not valid JSON");
        assertThatRefused(http.post("/v1/submitjob", "[]"), 400, "must be a JSON object");
        assertThatRefused(http.post("/v1/submitjob", "", new byte[]{'{', '"', (byte) 0xC3, '"', ':', '1', '}'}), 400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{} {} | The body is followed by something else (line 1, column 4).",
            "{\"a\": NaN} | The body is not valid JSON: Non-standard token 'NaN' (line 1, column 10).",
            "{ | The body is not valid JSON: Unexpected end-of-input: expected close marker for Object (line 1, column 2).",
            "{/* all */} | The body is not valid JSON: Unexpected character ('/' (code 47)) (line 1, column 2)."})
    void what_is_wrong_with_a_body_is_said_with_its_place_and_without_a_word_of_how_it_is_read(String body, String message) {
        assertThatRefused(http.post("/v1/describejobqueues", body), 400, "\"message\":" + Json.text(StringNode.valueOf(message)));
    }

    @Test
    void a_body_of_nested_brackets_is_refused() {
        assertThatRefused(http.post("/v1/submitjob", "{\"jobName\":" + "[".repeat(2_000)), 400,
                "goes beyond a limit: Document nesting depth (65) exceeds the maximum allowed (64).");
    }

    @Test
    void a_body_that_is_too_long_is_refused() {
        String body = "{\"status\": \"" + "x".repeat(1024 * 1024) + "\"}";

        assertThatRefused(http.post("/v1/describejobdefinitions", body), 400, "longer than 1048576 bytes");
        assertThatRefused(http.post("/v1/describejobdefinitions", "Content-Encoding: gzip\r\n", zipped(body)), 400,
                "longer than 1048576 bytes");
    }

    @Test
    void a_body_that_claims_to_be_zipped_is_refused() {
        assertThatRefused(http.post("/v1/submitjob", "Content-Encoding: gzip\r\n", "{}".getBytes(StandardCharsets.UTF_8)), 400,
                "not gzip");
        assertThatRefused(http.post("/v1/submitjob", "Content-Encoding: gzip\r\n", NOTHING), 400, "it ends too early.");
        assertThatRefused(http.post("/v1/submitjob", "Content-Encoding: br\r\n", NOTHING), 400, "must be gzip");
    }

    @Test
    void a_few_bytes_that_unpack_to_much_are_refused() {
        byte[] bomb = zipped("{\"status\": \"" + "x".repeat(32 * 1024 * 1024));

        assertThat(bomb).hasSizeLessThan(64 * 1024);
        assertThatRefused(http.post("/v1/describejobdefinitions", "Content-Encoding: gzip\r\n", bomb), 400,
                "longer than 1048576 bytes");
        assertThatRefused(http.post("/v1/submitjob", "Content-Encoding: gzip\r\n", zipped("x".repeat(30_721))), 400,
                "longer than 30720 bytes");
    }

    @Test
    void a_body_in_broken_chunks_is_refused() {
        assertThatRefused(http.send("POST /v1/submitjob HTTP/1.1", "Transfer-Encoding: chunked\r\n",
                "zz\r\n{}".getBytes(StandardCharsets.UTF_8)), 400);
    }

    @Test
    void a_body_that_ends_early_is_refused() {
        assertThatRefused(http.send("POST /v1/submitjob HTTP/1.1", "Content-Length: 100\r\n",
                "{}".getBytes(StandardCharsets.UTF_8)), 400);
    }

    @Test
    void a_zipped_body_is_read() {
        assertThatRefused(http.post("/v1/submitjob", "Content-Encoding: gzip\r\n", zipped("{\"jobName\": 7}")), 400,
                "jobName must be a string, not 7.");
    }

    @Test
    void an_operation_of_the_logs_that_is_not_known_is_refused_with_its_type_in_the_body() {
        RawHttp.Answer answer = http.post("/", "X-Amz-Target: Logs_20140328.PutMetricFilter\r\n", NOTHING);

        assertThatRefused(answer, 404, "Logs_20140328.PutMetricFilter");
        assertThat(answer.body()).contains("\"__type\":\"UnknownOperationException\"");
        assertThat(answer.head()).contains("application/x-amz-json-1.1");
    }

    @Test
    void a_signature_without_scope_is_refused() {
        assertThatRefused(http.post("/v1/describejobqueues", "Authorization: AWS4-HMAC-SHA256 Credential=me\r\n", NOTHING), 400,
                "REGION");
    }

    private static void assertThatRefused(RawHttp.Answer answer, int status, String... words) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.head()).contains("x-amzn-ErrorType: ").contains("x-amzn-RequestId: ").containsIgnoringCase("json");
        assertThat(answer.body()).startsWith("{\"__type\":").contains("\"message\":");
        assertThat(words).allSatisfy(word -> assertThat(answer.body()).contains(word));
    }

    private static byte[] zipped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }
}

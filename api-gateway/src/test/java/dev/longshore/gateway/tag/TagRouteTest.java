package dev.longshore.gateway.tag;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.RawHttp;
import dev.longshore.gateway.job.JobTest;

import static org.assertj.core.api.Assertions.assertThat;

/** The forms in which clients put an ARN into a path: each encodes as much of it as it thinks it must. */
class TagRouteTest extends JobTest {

    private static final String SIGNED = "Authorization: AWS4-HMAC-SHA256 Credential=me/20260101/" + REGION
            + "/batch/aws4_request, SignedHeaders=host, Signature=0\r\n";

    private RawHttp http;
    private String arn;

    @BeforeEach
    void open() {
        http = new RawHttp(endpoint());
        arn = Arn.batch(REGION, ACCOUNT, "job-queue", queue).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"arn:aws:batch:", "arn%3Aaws%3Abatch%3A", "arn%3aaws%3abatch%3a", "%61%72%6E:aws:batch:"})
    void an_ARN_is_understood_however_much_of_it_is_encoded(String beginning) {
        for (String slash : new String[]{"/", "%2F", "%2f"}) {
            String path = "/v1/tags/" + beginning + arn.substring("arn:aws:batch:".length()).replace("/", slash);

            assertThat(ask("POST", path, "{\"tags\": {\"team/of it\": \"blue\"}}").status()).isEqualTo(200);
            assertThat(ask("GET", path, "").body()).isEqualTo("{\"tags\":{\"team/of it\":\"blue\"}}");
            assertThat(ask("DELETE", path + "?tagKeys=team%2Fof+it", "").status()).isEqualTo(200);
            assertThat(ask("GET", path, "").body()).isEqualTo("{\"tags\":{}}");
        }
    }

    @Test
    void an_ARN_that_was_encoded_twice_is_refused_and_the_refusal_shows_it() {
        String once = URLEncoder.encode(arn, StandardCharsets.UTF_8);
        RawHttp.Answer answer = ask("GET", "/v1/tags/" + URLEncoder.encode(once, StandardCharsets.UTF_8), "");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("resourceArn is not an ARN").contains("not '" + once + "'");
    }

    @ParameterizedTest
    @CsvSource({"%2F, ''", "/, ''", "'', x", "%3Fx, ''", "+, ''", "%00, ''", "%ff, ''", "'', %20"})
    void anything_before_or_behind_the_ARN_is_refused(String behind, String before) {
        assertThat(ask("GET", "/v1/tags/" + before + arn + behind, "").status()).isEqualTo(400);
    }

    @Test
    void a_path_without_an_ARN_means_nothing() {
        assertThat(ask("GET", "/v1/tags/", "").status()).isEqualTo(404);
        assertThat(ask("GET", "/v1/tags", "").status()).isEqualTo(404);
    }

    @Test
    void the_ARN_of_a_schedule_group_is_understood_too() {
        String group = "arn:aws:scheduler:" + REGION + ":" + ACCOUNT + ":schedule-group/of-routes";
        ask("POST", "/schedule-groups/of-routes", "{}");

        for (String form : new String[]{group, group.replace("/", "%2F"), URLEncoder.encode(group, StandardCharsets.UTF_8)}) {
            assertThat(ask("POST", "/tags/" + form, "{\"Tags\": [{\"Key\": \"a/b\", \"Value\": \"c\"}]}").status())
                    .isEqualTo(200);
            assertThat(ask("GET", "/tags/" + form, "").body()).isEqualTo("{\"Tags\":[{\"Key\":\"a/b\",\"Value\":\"c\"}]}");
            assertThat(ask("DELETE", "/tags/" + form + "?TagKeys=a/b", "").status()).isEqualTo(200);
            assertThat(ask("GET", "/tags/" + form, "").body()).isEqualTo("{\"Tags\":[]}");
        }
    }

    private RawHttp.Answer ask(String method, String path, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return http.send(method + " " + path + " HTTP/1.1", SIGNED + "Content-Length: " + bytes.length + "\r\n", bytes);
    }
}

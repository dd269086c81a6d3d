package dev.longshore.gateway.api.throttle;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.longshore.gateway.RawHttp;
import dev.longshore.gateway.RunningGateway;
import dev.longshore.gateway.TestInfrastructure;

import static org.assertj.core.api.Assertions.assertThat;

class ThrottledCallerTest {

    /** Of which a single call is saved, and no other comes while a test runs. */
    private static final String RARELY = "0.0001";

    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.start(TestInfrastructure.bootstrapServers(), TestInfrastructure.mongoUri("throttled"),
                "--longshore.throttling.requests-per-second=" + RARELY, "--longshore.throttling.operations.ListJobs=0");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void who_calls_too_often_hears_so_in_the_form_of_AWS_and_nobody_else_does() {
        assertThat(call("first", "/v1/describejobqueues", "").status()).isEqualTo(200);

        RawHttp.Answer refused = call("first", "/v1/describejobqueues", "");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.head()).contains("x-amzn-ErrorType: TooManyRequestsException").contains("x-amzn-RequestId: ");
        assertThat(refused.body()).startsWith("{\"__type\":\"TooManyRequestsException\",\"message\":")
                .contains("'first' may call DescribeJobQueues 0.0001 times a second");
        assertThat(call("second", "/v1/describejobqueues", "").status()).isEqualTo(200);
        assertThat(call("first", "/v1/describecomputeenvironments", "").status()).isEqualTo(200);
        assertThat(http().post("/v1/describejobqueues", "{}").status()).isEqualTo(200);
        assertThat(http().post("/v1/describejobqueues", "{}").body()).contains("'anonymous'");
    }

    @Test
    void an_operation_without_a_limit_is_answered_each_time() {
        for (int i = 0; i < 5; i++) {
            assertThat(call("lister", "/v1/listjobs", "").body()).contains("ClientException");
        }
    }

    @Test
    void other_APIs_say_it_in_their_own_words() {
        String describeGroups = "X-Amz-Target: Logs_20140328.DescribeLogGroups\r\n";
        assertThat(call("reader", "/", describeGroups).status()).isEqualTo(200);

        RawHttp.Answer refused = call("reader", "/", describeGroups);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).startsWith("{\"__type\":\"ThrottlingException\"");
    }

    @Test
    void refusals_are_counted_by_operation() {
        call("counted", "/v1/describejobdefinitions", "");
        call("counted", "/v1/describejobdefinitions", "");

        assertThat(http().send("GET /actuator/prometheus HTTP/1.1", "", new byte[0]).body())
                .containsPattern(
                        "longshore_api_requests_seconds_count\\{.*operation=\"DescribeJobDefinitions\",outcome=\"throttled\".*} 1");
    }

    private static RawHttp.Answer call(String caller, String path, String headers) {
        return http().post(path, headers + "Authorization: AWS4-HMAC-SHA256 Credential=" + caller
                + "/20260101/eu-west-1/batch/aws4_request, SignedHeaders=host, Signature=0\r\n",
                "{}".getBytes(StandardCharsets.UTF_8));
    }

    private static RawHttp http() {
        return new RawHttp(gateway.endpoint());
    }
}

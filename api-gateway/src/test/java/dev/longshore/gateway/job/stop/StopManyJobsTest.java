package dev.longshore.gateway.job.stop;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.longshore.contracts.command.JobCommand.CancelRequested;
import dev.longshore.contracts.command.JobCommand.TerminateRequested;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.gateway.RawHttp;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.job.JobTest;

import static org.assertj.core.api.Assertions.assertThat;

class StopManyJobsTest extends JobTest {

    private static final String SIGNED = "Authorization: AWS4-HMAC-SHA256 Credential=me/20260101/" + REGION
            + "/batch/aws4_request\r\n";

    @Test
    void many_jobs_are_cancelled_at_once_and_one_that_does_not_exist_counts_as_cancelled() {
        String one = submit();
        String other = submit();
        String unknown = UUID.randomUUID().toString();

        JsonNode answer = json(stop("canceljobs", List.of(one, unknown, other, "nonsense")));

        assertThat(texts(answer.path("successful"))).containsExactly(one, unknown, other, "nonsense");
        assertThat(answer.path("errors").isArray()).isTrue();
        assertThat(answer.path("errors")).isEmpty();
        assertThat(scheduler.hear(CancelRequested.class, one).reason()).isEqualTo("enough");
        assertThat(scheduler.hear(CancelRequested.class, other).reason()).isEqualTo("enough");
    }

    @Test
    void many_jobs_are_terminated_at_once_and_are_listed_as_terminated() {
        String id = submit();
        String child = submit(request -> request.arrayProperties(properties -> properties.size(3))) + ":1";

        json(stop("terminatejobs", List.of(id, child)));

        scheduler.hear(TerminateRequested.class, id);
        scheduler.hear(TerminateRequested.class, child);
        scheduler.say(scheduler.of(id).stopped(JobStatus.FAILED, "enough", true));
        await(id, JobStatus.FAILED);
        assertThat(listed("FAILED")).contains("\"isTerminated\":true").doesNotContain("isCancelled");
        assertThat(listed("SUBMITTED")).doesNotContain("isTerminated");
    }

    @Test
    void more_than_fifty_jobs_and_none_are_refused() {
        List<String> many = IntStream.range(0, 51).mapToObj(_ -> UUID.randomUUID().toString()).toList();

        assertThat(stop("terminatejobs", many).status()).isEqualTo(400);
        assertThat(stop("canceljobs", List.of()).status()).isEqualTo(400);
    }

    private RawHttp.Answer stop(String operation, List<String> jobs) {
        String list = jobs.stream().map(job -> '"' + job + '"').collect(Collectors.joining(", "));
        return new RawHttp(endpoint()).post("/v1/" + operation, SIGNED,
                ("{\"jobs\": [" + list + "], \"reason\": \"enough\"}").getBytes(StandardCharsets.UTF_8));
    }

    private String listed(String status) {
        return new RawHttp(endpoint()).post("/v1/listjobs", SIGNED,
                ("{\"jobQueue\": \"" + queue + "\", \"jobStatus\": \"" + status + "\"}").getBytes(StandardCharsets.UTF_8)).body();
    }

    private static JsonNode json(RawHttp.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Json.parse(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}

package dev.longshore.gateway.job.insight;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.query.Wait;
import dev.longshore.gateway.RawHttp;
import dev.longshore.gateway.job.FakeScheduler;
import dev.longshore.gateway.job.JobTest;

import static org.assertj.core.api.Assertions.assertThat;

class ExplainJobTest extends JobTest {

    private static final JobId OTHER = JobId.parse("0f3c2b1a-0000-4000-8000-000000000001");

    @Test
    void a_job_in_line_is_explained_as_the_scheduler_says() {
        String id = runnable();
        scheduler.explain(id, new Wait("2 jobs are ahead", List.of(),
                Optional.of(new Wait.InLine(2, Optional.of("blue"), Optional.of(OTHER), OptionalInt.of(5))),
                Optional.of(new Wait.Start(Instant.ofEpochMilli(1_800_000_000_123L), true))));

        JsonNode explained = awaitAnswer(id);

        assertThat(explained.path("jobArn").asString()).isEqualTo("arn:aws:batch:eu-west-1:123456789012:job/" + id);
        assertThat(explained.path("status").asString()).isEqualTo("RUNNABLE");
        assertThat(explained.path("reason").asString()).isEqualTo("2 jobs are ahead");
        assertThat(explained.path("asOf").asLong()).isEqualTo(FakeScheduler.MOMENT.toEpochMilli());
        assertThat(explained.path("position").toString()).isEqualTo("{\"ahead\":2,\"shareIdentifier\":\"blue\",\"firstJobId\":\""
                + OTHER + "\",\"place\":5}");
        assertThat(explained.path("expectedStart").toString())
                .isEqualTo("{\"at\":1800000000123,\"basis\":\"EARLIER_JOBS\"}");
        assertThat(explained.has("waitsFor")).isFalse();
    }

    @Test
    void what_nobody_knows_is_left_out() {
        String id = runnable();
        scheduler.explain(id, new Wait("waiting for job " + OTHER, List.of(OTHER), Optional.empty(), Optional.empty()));

        JsonNode explained = awaitAnswer(id);

        assertThat(explained.path("waitsFor").toString()).isEqualTo("[\"" + OTHER + "\"]");
        assertThat(explained.has("position")).isFalse();
        assertThat(explained.has("expectedStart")).isFalse();
    }

    @Test
    void without_an_answer_the_last_reason_known_is_told_without_a_time() {
        JsonNode explained = explanation(runnable());

        assertThat(explained.path("reason").asString()).isEqualTo("as it was");
        assertThat(explained.has("asOf")).isFalse();
    }

    @Test
    void a_job_that_has_ended_says_why_and_nobody_is_asked() {
        String id = submit();
        scheduler.explain(id, new Wait("of no interest", List.of(), Optional.empty(), Optional.empty()));
        scheduler.say(scheduler.of(id).exited(JobStatus.FAILED, 1, 3));
        await(id, JobStatus.FAILED);

        assertThat(explanation(id).path("reason").asString()).isEqualTo("Essential container in task exited");
        assertThat(explanation(id).has("asOf")).isFalse();
    }

    @Test
    void a_job_that_does_not_exist_is_not_found() {
        for (String id : List.of(OTHER.toString(), "nonsense")) {
            RawHttp.Answer answer = new JobCalls(endpoint()).ask(id, "explanation");

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.head()).contains("x-amzn-ErrorType: ResourceNotFoundException");
            assertThat(answer.body()).contains("Job " + id + " does not exist.");
        }
    }

    private String runnable() {
        String id = submit();
        scheduler.say(scheduler.of(id).waiting(JobStatus.RUNNABLE, "as it was"));
        await(id, JobStatus.RUNNABLE);
        return id;
    }

    private JsonNode awaitAnswer(String id) {
        return Awaitility.await().until(() -> explanation(id), explained -> explained.has("asOf"));
    }

    private JsonNode explanation(String id) {
        return new JobCalls(endpoint()).explanation(id);
    }
}

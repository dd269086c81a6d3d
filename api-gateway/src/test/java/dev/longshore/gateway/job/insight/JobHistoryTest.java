package dev.longshore.gateway.job.insight;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.longshore.contracts.job.JobStatus;
import dev.longshore.gateway.job.AStatus;
import dev.longshore.gateway.job.JobTest;

import static org.assertj.core.api.Assertions.assertThat;

class JobHistoryTest extends JobTest {

    @Test
    void each_transition_of_a_job_is_shown_with_its_time_its_cause_and_its_attempt() {
        String id = submit();
        AStatus status = scheduler.of(id);
        scheduler.say(status.waiting(JobStatus.RUNNABLE, null), status.running(1), status.waiting(JobStatus.RUNNABLE, "again"),
                status.running(2), status.exited(JobStatus.FAILED, 2, 3));
        await(id, JobStatus.FAILED);

        JsonNode history = history(id);

        assertThat(history.path("status").asString()).isEqualTo("FAILED");
        assertThat(steps(history)).containsExactly("SUBMITTED: submitted", "RUNNABLE: waits for no other job",
                "RUNNING 1: attempt 1 runs", "RUNNABLE 1: again", "RUNNING 2: attempt 2 runs",
                "FAILED 2: Essential container in task exited");
        assertThat(history.path("transitions").valueStream().map(step -> step.path("at").asLong()))
                .allSatisfy(at -> assertThat(at).isPositive());
        assertThat(history.at("/transitions/1/at").asLong() + 1_000).isEqualTo(history.at("/transitions/2/at").asLong());
    }

    @Test
    void a_child_that_was_never_told_of_has_gone_through_nothing_of_its_own() {
        String id = submit(request -> request.arrayProperties(array -> array.size(2)));
        scheduler.say(scheduler.of(id).array(JobStatus.PENDING, JobStatus.RUNNABLE, Map.of(JobStatus.RUNNABLE, 2)));
        await(id, JobStatus.PENDING);

        assertThat(steps(history(id))).containsExactly("SUBMITTED: submitted", "PENDING: its children are on their way");
        assertThat(steps(history(id + ":1"))).containsExactly("SUBMITTED: submitted");
        assertThat(history(id + ":1").path("status").asString()).isEqualTo("RUNNABLE");
    }

    @Test
    void a_job_that_does_not_exist_is_not_found() {
        assertThat(new JobCalls(endpoint()).ask("0f3c2b1a-0000-4000-8000-000000000002", "history").status()).isEqualTo(404);
    }

    private JsonNode history(String id) {
        return new JobCalls(endpoint()).history(id);
    }

    private static List<String> steps(JsonNode history) {
        return history.path("transitions").valueStream().map(step -> step.path("status").asString()
                + (step.has("attempt") ? " " + step.path("attempt").asInt() : "") + ": " + step.path("cause").asString())
                .toList();
    }
}

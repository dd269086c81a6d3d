package dev.longshore.gateway.job.insight;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import dev.longshore.contracts.job.JobStatus;
import dev.longshore.gateway.RawHttp;
import dev.longshore.gateway.job.AStatus;
import dev.longshore.gateway.job.JobTest;

import static org.assertj.core.api.Assertions.assertThat;

class FollowJobTest extends JobTest {

    @Test
    void a_caller_is_told_what_a_job_went_through_and_then_what_it_goes_through_until_its_end() {
        String id = submit();
        AStatus status = scheduler.of(id);
        scheduler.say(status.waiting(JobStatus.RUNNABLE, "CAPACITY:FULL"));
        await(id, JobStatus.RUNNABLE);

        try (LiveEvents live = follow(id, "")) {
            assertThat(told(live.await(3))).containsExactly("transition SUBMITTED", "transition RUNNABLE", "1 status RUNNABLE");
            scheduler.say(status.running(1));
            assertThat(told(live.await(5)).subList(3, 5)).containsExactly("transition RUNNING", "2 status RUNNING");
            scheduler.say(status.exited(JobStatus.SUCCEEDED, 1, 0));

            assertThat(told(live.awaitEnd()).subList(5, 8)).containsExactly("transition SUCCEEDED", "3 status SUCCEEDED",
                    "end end SUCCEEDED");
            assertThat(live.awaitEnd().getLast().data().path("reason").asString())
                    .isEqualTo("Essential container in task exited");
        }
    }

    @Test
    void a_caller_is_told_when_a_job_waits_for_another_reason_though_nothing_has_happened_to_it() {
        String id = submit();
        AStatus status = scheduler.of(id);
        scheduler.explain(id, "2 jobs are ahead");
        scheduler.say(status.waiting(JobStatus.RUNNABLE, null));
        await(id, JobStatus.RUNNABLE);

        try (LiveEvents live = follow(id, "")) {
            awaitReason(live, "2 jobs are ahead");
            scheduler.explain(id, "1 job is ahead");

            awaitReason(live, "1 job is ahead");
            scheduler.say(status.running(1), status.exited(JobStatus.SUCCEEDED, 1, 0));
            assertThat(reasons(live.awaitEnd())).containsSubsequence("2 jobs are ahead", "1 job is ahead",
                    "Essential container in task exited");
        }
    }

    @Test
    void who_comes_again_is_told_what_he_has_not_heard_and_is_not_to_come_again_after_the_end() {
        String id = submit();
        AStatus status = scheduler.of(id);
        scheduler.say(status.waiting(JobStatus.RUNNABLE, null), status.running(1), status.exited(JobStatus.FAILED, 1, 3));
        await(id, JobStatus.FAILED);

        try (LiveEvents live = follow(id, "2"); LiveEvents again = follow(id, "end")) {
            assertThat(told(live.awaitEnd())).containsExactly("transition FAILED", "3 status FAILED", "end end FAILED");
            assertThat(again.status()).isEqualTo(204);
            assertThat(again.awaitEnd()).isEmpty();
        }
    }

    @Test
    void a_child_that_is_not_told_of_does_as_its_array_does() {
        String id = submit(request -> request.arrayProperties(array -> array.size(2)));
        AStatus array = scheduler.of(id);
        scheduler.say(array.array(JobStatus.PENDING, JobStatus.RUNNABLE, Map.of(JobStatus.RUNNABLE, 2)));
        await(id, JobStatus.PENDING);

        try (LiveEvents child = follow(id + ":1", ""); LiveEvents whole = follow(id, "1")) {
            assertThat(told(child.await(2))).containsExactly("transition SUBMITTED", "0 status RUNNABLE");
            scheduler.say(array.array(JobStatus.FAILED, JobStatus.FAILED, Map.of(JobStatus.FAILED, 2)));

            assertThat(told(child.awaitEnd()).subList(2, 4)).containsExactly("0 status FAILED", "end end FAILED");
            assertThat(whole.awaitEnd().getLast().data().path("statusSummary").toString()).isEqualTo("{\"FAILED\":2}");
        }
    }

    @Test
    void what_was_never_given_as_an_id_and_jobs_that_do_not_exist_are_refused() {
        RawHttp http = new RawHttp(endpoint());
        String path = "/longshore/v1/jobs/" + submit() + "/events";

        RawHttp.Answer answer = http.send("GET " + path + " HTTP/1.1", "Last-Event-ID: x\r\n", new byte[0]);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("Last-Event-ID is 'x', which this stream has not given.");
        assertThat(http.get("/longshore/v1/jobs/0f3c2b1a-0000-4000-8000-000000000009/events").status()).isEqualTo(404);
    }

    private LiveEvents follow(String id, String lastEventId) {
        return new LiveEvents(endpoint(), "/longshore/v1/jobs/" + id + "/events", lastEventId);
    }

    private static void awaitReason(LiveEvents live, String reason) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> reasons(live.heard()).contains(reason));
    }

    private static List<String> reasons(List<LiveEvents.Event> events) {
        return events.stream().map(event -> event.data().path("reason").asString("")).toList();
    }

    /** The id of a transition is that of the status before it, and not of interest. */
    private static List<String> told(List<LiveEvents.Event> events) {
        return events.stream().map(event -> (event.type().equals("transition") ? "" : event.id() + " ") + event.type() + " "
                + event.data().path("status").asString()).toList();
    }
}

package dev.longshore.gateway.job;

import java.util.List;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.batch.model.JobDetail;

import dev.longshore.contracts.job.JobStatus;

import static org.assertj.core.api.Assertions.assertThat;

class WaitingReasonsTest extends JobTest {

    @Test
    void the_scheduler_is_asked_why_a_job_waits() {
        String waiting = submit();
        String running = submit();
        scheduler.say(scheduler.of(waiting).waiting(JobStatus.RUNNABLE, "as it was"), scheduler.of(running).running(1));
        await(waiting, JobStatus.RUNNABLE);
        await(running, JobStatus.RUNNING);
        scheduler.explain(waiting, "CAPACITY:FULL - as it is");
        scheduler.explain(running, "of no interest");

        List<JobDetail> jobs = org.awaitility.Awaitility.await().until(
                () -> batch.describeJobs(request -> request.jobs(waiting, running)).jobs(),
                found -> !found.getFirst().statusReason().equals("as it was"));

        assertThat(jobs).extracting(JobDetail::statusReason).containsExactly("CAPACITY:FULL - as it is", null);
    }

    @Test
    void without_an_answer_the_last_reason_known_is_shown() {
        String id = submit();
        scheduler.say(scheduler.of(id).waiting(JobStatus.RUNNABLE, "as it was"));

        assertThat(await(id, JobStatus.RUNNABLE).statusReason()).isEqualTo("as it was");
    }
}

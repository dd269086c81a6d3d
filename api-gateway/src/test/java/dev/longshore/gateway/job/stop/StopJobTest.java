package dev.longshore.gateway.job.stop;

import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.batch.model.ClientException;

import dev.longshore.contracts.command.JobCommand.CancelRequested;
import dev.longshore.contracts.command.JobCommand.TerminateRequested;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.gateway.job.JobTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StopJobTest extends JobTest {

    @Autowired
    private StopRequests requests;

    @Test
    void a_request_to_cancel_reaches_the_scheduler_until_it_says_so() {
        String id = submit();

        batch.cancelJob(request -> request.jobId(id).reason("no longer needed"));

        assertThat(scheduler.hear(CancelRequested.class, id).reason()).isEqualTo("no longer needed");
        Awaitility.await().until(() -> scheduler.all(CancelRequested.class, id).size() > 1);
        scheduler.say(scheduler.of(id).stopped(JobStatus.FAILED, "no longer needed", false));
        assertThat(await(id, JobStatus.FAILED).isCancelled()).isTrue();
        Awaitility.await().until(() -> requests.after("", 100).stream().noneMatch(kept -> kept.job().toString().equals(id)));
    }

    @Test
    void a_job_that_runs_is_terminated_but_not_cancelled() {
        String id = submit();
        scheduler.say(scheduler.of(id).running(1));
        await(id, JobStatus.RUNNING);

        batch.cancelJob(request -> request.jobId(id).reason("too late"));
        batch.terminateJob(request -> request.jobId(id).reason("enough"));

        assertThat(scheduler.hear(TerminateRequested.class, id).reason()).isEqualTo("enough");
        assertThat(scheduler.all(CancelRequested.class, id)).isEmpty();
    }

    @Test
    void a_child_can_be_terminated_before_it_was_ever_told_of() {
        String array = submit(request -> request.arrayProperties(properties -> properties.size(3)));

        batch.terminateJob(request -> request.jobId(array + ":1").reason("not this one"));

        scheduler.hear(TerminateRequested.class, array + ":1");
    }

    @Test
    void a_job_that_has_ended_stays_as_it_is() {
        String id = submit();
        scheduler.say(scheduler.of(id).exited(JobStatus.SUCCEEDED, 1, 0));
        await(id, JobStatus.SUCCEEDED);

        batch.terminateJob(request -> request.jobId(id).reason("too late"));

        assertThat(requests.after("", 100)).noneMatch(kept -> kept.job().toString().equals(id));
    }

    @Test
    void a_job_that_does_not_exist_and_a_missing_reason_are_refused() {
        String unknown = UUID.randomUUID().toString();
        String id = submit();

        assertThatThrownBy(() -> batch.cancelJob(request -> request.jobId(unknown).reason("why")))
                .isInstanceOf(ClientException.class).hasMessageContaining(unknown);
        assertThatThrownBy(() -> batch.terminateJob(request -> request.jobId("nonsense").reason("why")))
                .isInstanceOf(ClientException.class).hasMessageContaining("nonsense");
        assertThatThrownBy(() -> batch.terminateJob(request -> request.jobId(id))).isInstanceOf(ClientException.class)
                .hasMessageContaining("reason");
    }
}

package dev.longshore.gateway.job;

import java.util.List;
import java.util.Map;

import com.mongodb.client.model.Filters;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.batch.model.CEType;
import software.amazon.awssdk.services.batch.model.ContainerDetail;
import software.amazon.awssdk.services.batch.model.JobDetail;

import dev.longshore.contracts.command.JobCommand.JobArchived;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.status.JobStatusChanged;

import static org.assertj.core.api.Assertions.assertThat;

class StatusProjectionTest extends JobTest {

    @Autowired
    private Jobs jobs;

    @Test
    void a_job_is_shown_as_the_scheduler_last_said_it() {
        String id = submit();
        AStatus status = scheduler.of(id);

        scheduler.say(status.waiting(JobStatus.RUNNABLE, "CAPACITY:FULL - wait"));
        JobDetail waiting = await(id, JobStatus.RUNNABLE);
        scheduler.say(status.running(1));
        JobDetail running = await(id, JobStatus.RUNNING);

        assertThat(waiting.statusReason()).isEqualTo("CAPACITY:FULL - wait");
        assertThat(waiting.attempts()).isEmpty();
        assertThat(running.statusReason()).isNull();
        assertThat(running.startedAt()).isNotNull();
        assertThat(running.container().logStreamName()).startsWith("definition/default/");
        assertThat(running.container().taskArn()).startsWith("arn:aws:ecs:eu-west-1:123456789012:task/ce_Batch_");
        assertThat(running.container().containerInstanceArn()).endsWith("/" + AStatus.INSTANCE);
    }

    @Test
    void a_job_is_shown_in_the_ECS_cluster_of_its_environment() {
        batch.createComputeEnvironment(environment -> environment.computeEnvironmentName(AStatus.ENVIRONMENT.name())
                .type(CEType.UNMANAGED));
        String id = submit();

        scheduler.say(scheduler.of(id).running(1));

        String clusterArn = cluster.describe(AStatus.ENVIRONMENT.name()).ecsClusterArn();
        ContainerDetail container = await(id, JobStatus.RUNNING).container();
        assertThat(container.taskArn()).startsWith(clusterArn.replace(":cluster/", ":task/") + "/");
        assertThat(container.containerInstanceArn()).startsWith(clusterArn.replace(":cluster/", ":container-instance/") + "/");
    }

    @Test
    void a_job_that_failed_twice_shows_both_attempts_and_the_scheduler_may_forget_it() {
        String id = submit();
        AStatus status = scheduler.of(id);

        scheduler.say(status.running(1), status.exited(JobStatus.RUNNABLE, 1, 3), status.running(2),
                status.exited(JobStatus.FAILED, 2, 3));

        JobDetail job = await(id, JobStatus.FAILED);
        assertThat(job.attempts()).hasSize(2).allSatisfy(attempt -> {
            assertThat(attempt.container().exitCode()).isEqualTo(3);
            assertThat(attempt.statusReason()).isEqualTo("Essential container in task exited");
        });
        assertThat(job.container().exitCode()).isEqualTo(3);
        assertThat(job.stoppedAt()).isNotNull();
        assertThat(scheduler.hear(JobArchived.class, id).version()).isEqualTo(4);
    }

    @Test
    void statuses_may_come_again_and_in_any_order() {
        String id = submit();
        AStatus status = scheduler.of(id);
        JobStatusChanged runnable = status.waiting(JobStatus.RUNNABLE, null);
        JobStatusChanged running = status.running(1);
        JobStatusChanged ended = status.exited(JobStatus.SUCCEEDED, 1, 0);

        scheduler.say(ended);
        await(id, JobStatus.SUCCEEDED);
        scheduler.say(runnable, ended, running);
        String witness = submit();
        scheduler.say(scheduler.of(witness).running(1));
        Awaitility.await().until(() -> scheduler.all(JobArchived.class, id).size() == 2);

        assertThat(describe(id).status().toString()).isEqualTo("SUCCEEDED");
    }

    @Test
    void a_job_keeps_the_history_of_each_status_once_however_often_it_is_told() {
        String id = submit();
        AStatus status = scheduler.of(id);
        JobStatusChanged runnable = status.waiting(JobStatus.RUNNABLE, null);
        JobStatusChanged running = status.running(1);
        JobStatusChanged ended = status.exited(JobStatus.SUCCEEDED, 1, 0);

        scheduler.say(runnable);
        await(id, JobStatus.RUNNABLE);
        scheduler.say(runnable, running, ended);
        await(id, JobStatus.SUCCEEDED);
        scheduler.say(running, ended);
        Awaitility.await().until(() -> scheduler.all(JobArchived.class, id).size() == 2);

        Document history = jobs.collection().find(Filters.eq(id)).first().get("history", Document.class);
        assertThat(history.keySet()).containsExactly("1", "2", "3");
        assertThat(history.keySet()).extracting(version -> history.getList(version, Document.class).getLast().getString("to"))
                .containsExactly("RUNNABLE", "RUNNING", "SUCCEEDED");
    }

    @Test
    void children_are_shown_by_what_their_array_says_until_they_have_a_status_of_their_own() {
        String id = submit(request -> request.arrayProperties(array -> array.size(3)));
        AStatus array = scheduler.of(id);
        AStatus child = scheduler.of(id + ":1");
        JobStatusChanged first = child.running(1);
        JobStatusChanged second = child.exited(JobStatus.FAILED, 1, 7);

        scheduler.say(array.array(JobStatus.PENDING, JobStatus.RUNNABLE, Map.of(JobStatus.RUNNABLE, 2, JobStatus.FAILED, 1)),
                second, first);

        JobDetail failed = await(id + ":1", JobStatus.FAILED);
        assertThat(failed.attempts()).singleElement()
                .satisfies(attempt -> assertThat(attempt.container().exitCode()).isEqualTo(7));
        assertThat(failed.jobName()).isEqualTo("job");
        assertThat(await(id + ":0", JobStatus.RUNNABLE).attempts()).isEmpty();
        assertThat(describe(id).arrayProperties().statusSummary()).containsEntry("FAILED", 1)
                .containsEntry("RUNNABLE", 2).containsEntry("RUNNING", 0);
        assertThat(batch.describeJobs(request -> request.jobs(List.of(id + ":0", id, id + ":1", id + ":9"))).jobs())
                .extracting(JobDetail::jobId).containsExactly(id + ":0", id, id + ":1");
    }
}

package dev.longshore.standalone;

import java.util.List;
import java.util.Map;

import software.amazon.awssdk.services.batch.model.CEState;
import software.amazon.awssdk.services.batch.model.CEStatus;
import software.amazon.awssdk.services.batch.model.CEType;
import software.amazon.awssdk.services.batch.model.ClientException;
import software.amazon.awssdk.services.batch.model.ComputeEnvironmentDetail;
import software.amazon.awssdk.services.batch.model.FrontOfQueueJobSummary;
import software.amazon.awssdk.services.batch.model.GetJobQueueSnapshotResponse;
import software.amazon.awssdk.services.batch.model.JQState;
import software.amazon.awssdk.services.batch.model.JQStatus;
import software.amazon.awssdk.services.batch.model.JobDetail;
import software.amazon.awssdk.services.batch.model.JobQueueDetail;
import software.amazon.awssdk.services.batch.model.JobStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** A queue in which one job runs and others wait, until it is deleted with its environment. */
record LifeOfAQueueStory(BatchUser user) {

    private static final String UNTIL_STOPPED = "trap 'exit 1' TERM; sleep 100 & wait";

    /** Who waits is shown in order, and a limit that is set by a tag holds at once. */
    void showsItsFrontAndTakesALimit() {
        String queue = user.queueOf(4);
        user.batch().tagResource(request -> request.resourceArn(describe(queue).jobQueueArn())
                .tags(Map.of("longshore:max-running-jobs", "1")));
        await().until(() -> describe(queue).status() == JQStatus.VALID);
        String running = user.submit(queue, user.definitionOf(UNTIL_STOPPED));
        user.awaitStatus(running, JobStatus.RUNNING);
        List<String> waiting = List.of(user.submit(queue, user.definitionOf("exit 0")),
                user.submit(queue, user.definitionOf("exit 0")));

        await().untilAsserted(() -> assertThat(front(queue).frontOfQueue().jobs()).extracting(FrontOfQueueJobSummary::jobArn)
                .containsExactlyElementsOf(waiting.stream().map(job -> user.describe(job).jobArn()).toList()));
        assertThat(front(queue).queueUtilization().totalCapacityUsage().getFirst().quantity()).isEqualTo(1.0);

        user.batch().untagResource(
                request -> request.resourceArn(describe(queue).jobQueueArn()).tagKeys("longshore:max-running-jobs"));
        waiting.forEach(job -> assertThat(user.awaitEnd(job).status()).isEqualTo(JobStatus.SUCCEEDED));
        user.batch().terminateJob(request -> request.jobId(running).reason("tidy up"));
    }

    /** Its jobs end, then it is gone, then its environment can be deleted; and both names are free again. */
    void ends() {
        String queue = user.queueOf(1);
        String environment = environmentOf(queue);
        String running = user.submit(queue, user.definitionOf(UNTIL_STOPPED));
        String waiting = user.submit(queue, user.definitionOf("exit 0"));
        user.awaitStatus(running, JobStatus.RUNNING);
        assertThatThrownBy(() -> user.batch().deleteJobQueue(request -> request.jobQueue(queue)))
                .isInstanceOf(ClientException.class).hasMessageContaining("disable it first");

        user.batch().updateJobQueue(request -> request.jobQueue(queue).state(JQState.DISABLED));
        await().until(() -> describe(queue).status() == JQStatus.VALID);
        user.batch().deleteJobQueue(request -> request.jobQueue(queue));
        await().atMost(BatchUser.PATIENCE).until(
                () -> user.batch().describeJobQueues(request -> request.jobQueues(queue)).jobQueues().isEmpty());
        for (String job : List.of(running, waiting)) {
            assertThat(user.awaitEnd(job)).extracting(JobDetail::status, JobDetail::statusReason)
                    .containsExactly(JobStatus.FAILED, "JobQueue deleted");
        }
        delete(environment);
        createAgain(environment);
    }

    private void delete(String environment) {
        user.batch().updateComputeEnvironment(request -> request.computeEnvironment(environment).state(CEState.DISABLED));
        await().until(() -> environments(environment).getFirst().status() == CEStatus.VALID);
        user.batch().deleteComputeEnvironment(request -> request.computeEnvironment(environment));
        await().atMost(BatchUser.PATIENCE).until(() -> environments(environment).isEmpty());
    }

    private void createAgain(String environment) {
        user.batch().createComputeEnvironment(request -> request.computeEnvironmentName(environment).type(CEType.UNMANAGED));
        await().until(() -> environments(environment).getFirst().status() == CEStatus.VALID);
    }

    private GetJobQueueSnapshotResponse front(String queue) {
        return user.batch().getJobQueueSnapshot(request -> request.jobQueue(queue));
    }

    private JobQueueDetail describe(String queue) {
        return user.batch().describeJobQueues(request -> request.jobQueues(queue)).jobQueues().getFirst();
    }

    private String environmentOf(String queue) {
        String arn = describe(queue).computeEnvironmentOrder().getFirst().computeEnvironment();
        return arn.substring(arn.indexOf('/') + 1);
    }

    private List<ComputeEnvironmentDetail> environments(String name) {
        return user.batch().describeComputeEnvironments(request -> request.computeEnvironments(name)).computeEnvironments();
    }
}

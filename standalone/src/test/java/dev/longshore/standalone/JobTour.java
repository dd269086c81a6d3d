package dev.longshore.standalone;

import java.util.List;
import java.util.function.Consumer;

import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.batch.model.CancelJobsResponse;
import software.amazon.awssdk.services.batch.model.ClientException;
import software.amazon.awssdk.services.batch.model.ConsumableResourceRequirement;
import software.amazon.awssdk.services.batch.model.FrontOfQueueJobSummary;
import software.amazon.awssdk.services.batch.model.JobDetail;
import software.amazon.awssdk.services.batch.model.JobStatus;
import software.amazon.awssdk.services.batch.model.JobSummary;
import software.amazon.awssdk.services.batch.model.KeyValuesPair;
import software.amazon.awssdk.services.batch.model.ListJobsByConsumableResourceSummary;
import software.amazon.awssdk.services.batch.model.SubmitJobRequest;
import software.amazon.awssdk.services.batch.model.TerminateJobsResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** Jobs in the queues of {@link ResourceTour}. */
record JobTour(BatchClient batch) {

    /** Five that use a consumable resource and succeed. @return the log stream of one of them */
    String runFive() {
        Pages.five("job").forEach(name -> submit("queue-1", job -> job.jobName(name).consumableResourcePropertiesOverride(
                needs -> needs.consumableResourceList(ConsumableResourceRequirement.builder()
                        .consumableResource("consumable-1").quantity(1L).build()))));
        await().atMost(BatchUser.PATIENCE).until(() -> succeeded().size() == 5);
        Pages.assertHold(Pages.five("job"), batch.listJobsPaginator(
                request -> request.jobQueue("queue-1").jobStatus(JobStatus.SUCCEEDED).maxResults(Pages.SIZE)),
                page -> page.jobSummaryList().stream().map(JobSummary::jobName));
        Pages.assertHold(Pages.five("job"), batch.listJobsByConsumableResourcePaginator(
                request -> request.consumableResource("consumable-1").maxResults(Pages.SIZE)
                        .filters(KeyValuesPair.builder().name("JOB_STATUS").values("SUCCEEDED").build())),
                page -> page.jobs().stream().map(ListJobsByConsumableResourceSummary::jobName));
        JobDetail one = describe(succeeded().getFirst().jobId());
        assertThat(one.container().exitCode()).isZero();
        assertThat(one.attempts()).hasSize(1);
        return one.container().logStreamName();
    }

    private List<JobSummary> succeeded() {
        return batch.listJobs(request -> request.jobQueue("queue-1").jobStatus(JobStatus.SUCCEEDED)).jobSummaryList();
    }

    /** One after the other runs, waits, and is stopped. */
    void stopAll() {
        String running = submitLong();
        await().atMost(BatchUser.PATIENCE).until(() -> describe(running).status() == JobStatus.RUNNING);
        List<String> waiting = List.of(submitLong(), submitLong(), submitLong());
        await().atMost(BatchUser.PATIENCE).untilAsserted(() -> assertThat(front())
                .extracting(FrontOfQueueJobSummary::jobArn)
                .containsExactlyElementsOf(waiting.stream().map(job -> describe(job).jobArn()).toList()));

        batch.cancelJob(request -> request.jobId(waiting.getFirst()).reason("cancelled"));
        CancelJobsResponse cancelled = batch.cancelJobs(request -> request.jobs(waiting.get(1)).reason("cancelled too"));
        TerminateJobsResponse terminated = batch
                .terminateJobs(request -> request.jobs(waiting.get(2)).reason("terminated"));
        batch.terminateJob(request -> request.jobId(running).reason("terminated too"));

        assertThat(cancelled.successful()).containsExactly(waiting.get(1));
        assertThat(cancelled.errors()).isEmpty();
        assertThat(terminated.successful()).containsExactly(waiting.get(2));
        assertThat(terminated.errors()).isEmpty();
        assertEnds(waiting.getFirst(), "cancelled");
        assertEnds(waiting.get(1), "cancelled too");
        assertEnds(waiting.get(2), "terminated");
        assertEnds(running, "terminated too");
        assertThatExceptionOfType(ClientException.class)
                .isThrownBy(() -> batch.cancelJob(request -> request.jobId("nobody").reason("none")));
    }

    private List<FrontOfQueueJobSummary> front() {
        return batch.getJobQueueSnapshot(request -> request.jobQueue("queue-2")).frontOfQueue().jobs();
    }

    private void assertEnds(String job, String reason) {
        await().atMost(BatchUser.PATIENCE).until(() -> describe(job).status() == JobStatus.FAILED);
        assertThat(describe(job).statusReason()).isEqualTo(reason);
    }

    private String submitLong() {
        return submit("queue-2", job -> job.jobName("long")
                .containerOverrides(container -> container.command("sh", "-c", "trap 'exit 1' TERM; sleep 100 & wait")));
    }

    private String submit(String queue, Consumer<SubmitJobRequest.Builder> more) {
        return batch.submitJob(request -> more.accept(request.jobQueue(queue).jobDefinition("definition-1"))).jobId();
    }

    private JobDetail describe(String job) {
        return batch.describeJobs(request -> request.jobs(job)).jobs().getFirst();
    }
}

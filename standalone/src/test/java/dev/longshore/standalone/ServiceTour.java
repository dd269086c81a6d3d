package dev.longshore.standalone;

import java.util.List;

import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.batch.model.CapacityLimit;
import software.amazon.awssdk.services.batch.model.ClientException;
import software.amazon.awssdk.services.batch.model.DescribeServiceJobResponse;
import software.amazon.awssdk.services.batch.model.JQState;
import software.amazon.awssdk.services.batch.model.JQStatus;
import software.amazon.awssdk.services.batch.model.JobQueueDetail;
import software.amazon.awssdk.services.batch.model.QuotaShareCapacityLimit;
import software.amazon.awssdk.services.batch.model.QuotaShareDetail;
import software.amazon.awssdk.services.batch.model.ServiceEnvironmentDetail;
import software.amazon.awssdk.services.batch.model.ServiceEnvironmentOrder;
import software.amazon.awssdk.services.batch.model.ServiceEnvironmentState;
import software.amazon.awssdk.services.batch.model.ServiceEnvironmentType;
import software.amazon.awssdk.services.batch.model.ServiceJobStatus;
import software.amazon.awssdk.services.batch.model.ServiceJobSummary;
import software.amazon.awssdk.services.batch.model.TerminateServiceJobsResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** Training jobs in quota shares. Their environment is disabled, so that they wait. */
record ServiceTour(BatchClient batch) {

    private static final String UNIT = "NUM_INSTANCES";
    private static final String QUEUE = "training-queue";

    void make() {
        Pages.five("service").forEach(name -> assertThat(batch.createServiceEnvironment(request -> request
                .serviceEnvironmentName(name).serviceEnvironmentType(ServiceEnvironmentType.SAGEMAKER_TRAINING)
                .capacityLimits(limit(5))).serviceEnvironmentName()).isEqualTo(name));
        Pages.assertHold(Pages.five("service"),
                batch.describeServiceEnvironmentsPaginator(request -> request.maxResults(Pages.SIZE)),
                page -> page.serviceEnvironments().stream().map(ServiceEnvironmentDetail::serviceEnvironmentName));
        String policy = batch.createSchedulingPolicy(request -> request.name("quota")
                .quotaSharePolicy(quota -> quota.idleResourceAssignmentStrategy("FIFO"))).arn();
        batch.createJobQueue(request -> request.jobQueueName(QUEUE).priority(1).schedulingPolicyArn(policy)
                .serviceEnvironmentOrder(
                        ServiceEnvironmentOrder.builder().order(1).serviceEnvironment("service-1").build()));
        batch.updateServiceEnvironment(
                request -> request.serviceEnvironment("service-1").state(ServiceEnvironmentState.DISABLED));
        Pages.five("share").forEach(this::makeShare);
        Pages.assertHold(Pages.five("share"),
                batch.listQuotaSharesPaginator(request -> request.jobQueue(QUEUE).maxResults(Pages.SIZE)),
                page -> page.quotaShares().stream().map(QuotaShareDetail::quotaShareName));
    }

    private void makeShare(String name) {
        String arn = batch.createQuotaShare(request -> request.quotaShareName(name).jobQueue(QUEUE)
                .capacityLimits(QuotaShareCapacityLimit.builder().capacityUnit(UNIT).maxCapacity(2).build())
                .preemptionConfiguration(preemption -> preemption.inSharePreemption("DISABLED"))
                .resourceSharingConfiguration(sharing -> sharing.strategy("RESERVE"))).quotaShareArn();
        assertThat(batch.describeQuotaShare(request -> request.quotaShareArn(arn)).quotaShareName()).isEqualTo(name);
    }

    void runAndStop() {
        List<String> jobs = Pages.five("training").stream().map(this::submit).toList();
        await().atMost(BatchUser.PATIENCE)
                .until(() -> jobs.stream().allMatch(job -> describe(job).status() == ServiceJobStatus.RUNNABLE));
        Pages.assertHold(Pages.five("training"), batch.listServiceJobsPaginator(
                request -> request.jobQueue(QUEUE).jobStatus(ServiceJobStatus.RUNNABLE).maxResults(Pages.SIZE)),
                page -> page.jobSummaryList().stream().map(ServiceJobSummary::jobName));

        batch.updateServiceJob(request -> request.jobId(jobs.getFirst()).schedulingPriority(7));
        assertThat(describe(jobs.getFirst()).schedulingPriority()).isEqualTo(7);
        batch.terminateServiceJob(request -> request.jobId(jobs.getFirst()).reason("terminated"));
        TerminateServiceJobsResponse terminated = batch
                .terminateServiceJobs(request -> request.jobs(jobs.subList(1, 5)).reason("terminated too"));

        assertThat(terminated.successful()).containsExactlyElementsOf(jobs.subList(1, 5));
        assertThat(terminated.errors()).isEmpty();
        assertThat(describe(jobs.getFirst()).statusReason()).isEqualTo("terminated");
        assertThat(jobs.subList(1, 5)).extracting(job -> describe(job).statusReason()).containsOnly("terminated too");
        assertThatExceptionOfType(ClientException.class).isThrownBy(
                () -> batch.updateServiceJob(request -> request.jobId(jobs.getFirst()).schedulingPriority(8)));
    }

    private String submit(String name) {
        return batch.submitServiceJob(request -> request.jobName(name).jobQueue(QUEUE)
                .quotaShareName(name.replace("training", "share")).serviceJobType("SAGEMAKER_TRAINING")
                .serviceRequestPayload("{}")).jobId();
    }

    private DescribeServiceJobResponse describe(String job) {
        return batch.describeServiceJob(request -> request.jobId(job));
    }

    void delete() {
        for (QuotaShareDetail share : batch.listQuotaShares(request -> request.jobQueue(QUEUE)).quotaShares()) {
            batch.updateQuotaShare(request -> request.quotaShareArn(share.quotaShareArn()).state("DISABLED"));
            batch.deleteQuotaShare(request -> request.quotaShareArn(share.quotaShareArn()));
        }
        batch.updateJobQueue(request -> request.jobQueue(QUEUE).state(JQState.DISABLED));
        await().atMost(BatchUser.PATIENCE).until(() -> queue().getFirst().status() == JQStatus.VALID);
        String policy = queue().getFirst().schedulingPolicyArn();
        batch.deleteJobQueue(request -> request.jobQueue(QUEUE));
        await().atMost(BatchUser.PATIENCE).until(() -> queue().isEmpty());
        batch.deleteSchedulingPolicy(request -> request.arn(policy));
        Pages.five("service").forEach(name -> {
            batch.updateServiceEnvironment(
                    request -> request.serviceEnvironment(name).state(ServiceEnvironmentState.DISABLED));
            batch.deleteServiceEnvironment(request -> request.serviceEnvironment(name));
        });
        assertThat(batch.describeServiceEnvironments(_ -> {}).serviceEnvironments()).isEmpty();
    }

    private List<JobQueueDetail> queue() {
        return batch.describeJobQueues(request -> request.jobQueues(QUEUE)).jobQueues();
    }

    private static CapacityLimit limit(int most) {
        return CapacityLimit.builder().capacityUnit(UNIT).maxCapacity(most).build();
    }
}

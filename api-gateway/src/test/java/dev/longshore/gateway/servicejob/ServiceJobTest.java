package dev.longshore.gateway.servicejob;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.batch.model.ClientException;
import software.amazon.awssdk.services.batch.model.DescribeServiceJobResponse;
import software.amazon.awssdk.services.batch.model.KeyValuesPair;
import software.amazon.awssdk.services.batch.model.QuotaShareCapacityLimit;
import software.amazon.awssdk.services.batch.model.ServiceJobEvaluateOnExit;
import software.amazon.awssdk.services.batch.model.ServiceJobStatus;
import software.amazon.awssdk.services.batch.model.ServiceJobSummary;
import software.amazon.awssdk.services.batch.model.SubmitServiceJobRequest;

import dev.longshore.gateway.Cluster;
import dev.longshore.gateway.GatewayTest;
import dev.longshore.gateway.RawHttp;
import dev.longshore.gateway.service.ServiceQueues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ServiceJobTest extends GatewayTest {

    private static final String PAYLOAD = "{\"ResourceConfig\": {\"InstanceType\": \"ml.m5.large\", \"InstanceCount\": 2}}";

    private ServiceQueues queues;
    private String environment;
    private String queue;

    @BeforeEach
    void createQueue() {
        queues = new ServiceQueues(batch);
        environment = queues.environment(4);
        queue = queues.queueOver(environment, _ -> {});
    }

    @Test
    void a_training_job_fails_and_says_that_there_is_no_SageMaker() {
        String id = submit(request -> request.tags(Map.of("team", "blue"))
                .timeoutConfig(timeout -> timeout.attemptDurationSeconds(60)));

        DescribeServiceJobResponse job = await(id, ServiceJobStatus.FAILED);

        assertThat(job.statusReason()).isEqualTo(ServiceJobLife.NO_SAGEMAKER);
        assertThat(job.jobArn()).isEqualTo("arn:aws:batch:eu-west-1:123456789012:service-job/" + id);
        assertThat(job.jobQueue()).endsWith(":job-queue/" + queue);
        assertThat(job.serviceRequestPayload()).isEqualTo(PAYLOAD);
        assertThat(job.retryStrategy().attempts()).isEqualTo(1);
        assertThat(job.timeoutConfig().attemptDurationSeconds()).isEqualTo(60);
        assertThat(job.tags()).isEqualTo(Map.of("team", "blue"));
        assertThat(job.capacityUsage()).singleElement().satisfies(usage -> {
            assertThat(usage.capacityUnit()).isEqualTo("NUM_INSTANCES");
            assertThat(usage.quantity()).isEqualTo(2);
        });
        assertThat(job.attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.statusReason()).isEqualTo(ServiceJobLife.NO_SAGEMAKER);
            assertThat(attempt.startedAt()).isEqualTo(job.startedAt());
            assertThat(attempt.stoppedAt()).isEqualTo(job.stoppedAt()).isGreaterThanOrEqualTo(attempt.startedAt());
        });
        assertThat(job.scheduledAt()).isGreaterThanOrEqualTo(job.createdAt());
    }

    @Test
    void a_job_is_tried_as_often_as_its_retry_strategy_says() {
        String id = submit(request -> request.retryStrategy(retry -> retry.attempts(3)));
        String once = submit(request -> request.retryStrategy(retry -> retry.attempts(3)
                .evaluateOnExit(
                        ServiceJobEvaluateOnExit.builder().action("EXIT").onStatusReason("SageMaker*").build())));

        assertThat(await(id, ServiceJobStatus.FAILED).attempts()).hasSize(3);
        assertThat(await(once, ServiceJobStatus.FAILED).attempts()).hasSize(1);
    }

    @Test
    void a_job_waits_for_an_environment_that_is_enabled_and_large_enough() {
        batch.updateServiceEnvironment(request -> request.serviceEnvironment(environment).state("DISABLED"));
        String id = submit(_ -> {});
        awaitReason(id, "is DISABLED");

        batch.updateServiceEnvironment(request -> request.serviceEnvironment(environment).state("ENABLED")
                .capacityLimits(ServiceQueues.limit("NUM_INSTANCES", 1)));
        awaitReason(id, "MISCONFIGURATION:SERVICE_ENVIRONMENT_MAX_RESOURCE");

        assertThat(describe(id).status()).isEqualTo(ServiceJobStatus.RUNNABLE);
        batch.updateServiceEnvironment(
                request -> request.serviceEnvironment(environment).capacityLimits(ServiceQueues.limit("NUM_INSTANCES", 2)));
        await(id, ServiceJobStatus.FAILED);
    }

    @Test
    void waiting_jobs_are_terminated_listed_and_given_another_priority() {
        batch.updateServiceEnvironment(request -> request.serviceEnvironment(environment).state("DISABLED"));
        String fair = batch.createSchedulingPolicy(request -> request.name(Cluster.uniqueName("fair"))).arn();
        queue = queues.queueOver(environment, request -> request.schedulingPolicyArn(fair));
        List<String> ids = List.of(inShare("one"), inShare("two"), inShare("three"));
        ids.forEach(id -> await(id, ServiceJobStatus.RUNNABLE));

        batch.updateServiceJob(request -> request.jobId(ids.get(1)).schedulingPriority(7));
        batch.terminateServiceJob(request -> request.jobId(ids.getFirst()).reason("enough"));

        assertThat(describe(ids.get(1)).schedulingPriority()).isEqualTo(7);
        DescribeServiceJobResponse terminated = describe(ids.getFirst());
        assertThat(terminated.status()).isEqualTo(ServiceJobStatus.FAILED);
        assertThat(terminated.statusReason()).isEqualTo("enough");
        assertThat(terminated.isTerminated()).isTrue();
        assertThat(batch.listServiceJobsPaginator(
                request -> request.jobQueue(queue).jobStatus(ServiceJobStatus.RUNNABLE).maxResults(1)).jobSummaryList())
                .extracting(ServiceJobSummary::jobId).containsExactly(ids.get(2), ids.get(1));
        assertThat(listed("JOB_NAME", "JOB-T*")).containsExactly(ids.get(2), ids.get(1));
        assertThat(listed("SHARE_IDENTIFIER", "one")).containsExactly(ids.getFirst());
        assertThat(listed("AFTER_CREATED_AT", "0")).hasSize(3);
        assertThat(batch.listServiceJobs(request -> request.jobQueue(queue)).jobSummaryList()).isEmpty();
        refused("has ended", () -> batch.updateServiceJob(request -> request.jobId(ids.getFirst()).schedulingPriority(1)));
    }

    @Test
    void many_jobs_are_terminated_at_once() {
        batch.updateServiceEnvironment(request -> request.serviceEnvironment(environment).state("DISABLED"));
        String id = submit(_ -> {});
        String unknown = UUID.randomUUID().toString();

        String answer = new RawHttp(endpoint()).post("/v1/terminateservicejobs", "Authorization: AWS4-HMAC-SHA256 Credential=me/"
                + "20260101/" + REGION + "/batch/aws4_request\r\n",
                ("{\"jobs\": [\"" + id + "\", \"" + unknown + "\"], \"reason\": \"enough\"}").getBytes(StandardCharsets.UTF_8))
                .body();

        assertThat(answer).contains("\"successful\":[\"" + id + "\",\"" + unknown + "\"]").contains("\"errors\":[]");
        assertThat(describe(id).statusReason()).isEqualTo("enough");
    }

    @Test
    void the_same_request_with_the_same_token_is_refused() {
        String token = UUID.randomUUID().toString();
        String id = submit(request -> request.clientToken(token));

        refused(id, () -> submit(request -> request.clientToken(token)));
        assertThat(submit(request -> request.clientToken(token).jobName("another"))).isNotEqualTo(id);
    }

    @Test
    void a_job_in_a_quota_share_ends_with_it() {
        queue = queues.queueOver(environment, request -> request.schedulingPolicyArn(queues.quotaPolicy()));
        refused("quotaShareName is required", () -> submit(_ -> {}));
        refused("Quota share blue does not exist", () -> submit(request -> request.quotaShareName("blue")));
        String share = batch.createQuotaShare(request -> request.jobQueue(queue).quotaShareName("blue")
                .capacityLimits(QuotaShareCapacityLimit.builder().capacityUnit("ml.m5.large").maxCapacity(1).build())
                .preemptionConfiguration(one -> one.inSharePreemption("DISABLED"))
                .resourceSharingConfiguration(one -> one.strategy("RESERVE"))).quotaShareArn();
        String id = submit(request -> request.quotaShareName("blue"));
        awaitReason(id, "MISCONFIGURATION:QUOTA_MANAGEMENT_LIMIT_EXCEEDED");
        assertThat(describe(id).preemptionSummary().preemptedAttemptCount()).isZero();

        batch.updateQuotaShare(request -> request.quotaShareArn(share).state("DISABLED"));
        batch.deleteQuotaShare(request -> request.quotaShareArn(share));

        assertThat(await(id, ServiceJobStatus.FAILED).statusReason()).isEqualTo("QuotaShare deleted");
    }

    @Test
    void what_cannot_be_submitted_is_refused() {
        refused("must be a JSON object", () -> submit(request -> request.serviceRequestPayload("[1]")));
        refused("must be a JSON object", () -> submit(request -> request.serviceRequestPayload("{")));
        refused("at most 10240 are allowed",
                () -> submit(request -> request.serviceRequestPayload("{\"a\": \"" + "x".repeat(10_240) + "\"}")));
        refused("shareIdentifier is only applicable", () -> submit(request -> request.shareIdentifier("blue")));
        refused("preemptionConfiguration is only applicable", () -> submit(
                request -> request.preemptionConfiguration(one -> one.preemptionRetriesBeforeTermination(1))));
        refused("retryStrategy.attempts is 11", () -> submit(request -> request.retryStrategy(retry -> retry.attempts(11))));
        refused("does not exist", () -> describe(UUID.randomUUID().toString()));
        batch.updateJobQueue(request -> request.jobQueue(queue).state("DISABLED"));
        refused("is DISABLED", () -> submit(_ -> {}));
    }

    private String inShare(String share) {
        return submit(request -> request.jobName("job-" + share).shareIdentifier(share));
    }

    private String submit(Consumer<SubmitServiceJobRequest.Builder> change) {
        return batch.submitServiceJob(request -> change.accept(request.jobName("train").jobQueue(queue)
                .serviceJobType("SAGEMAKER_TRAINING").serviceRequestPayload(PAYLOAD))).jobId();
    }

    private DescribeServiceJobResponse describe(String id) {
        return batch.describeServiceJob(request -> request.jobId(id));
    }

    private DescribeServiceJobResponse await(String id, ServiceJobStatus status) {
        return Awaitility.await().until(() -> describe(id), job -> job.status() == status);
    }

    private void awaitReason(String id, String reason) {
        Awaitility.await().until(() -> describe(id).statusReason() != null && describe(id).statusReason().contains(reason));
    }

    private List<String> listed(String filter, String value) {
        return batch.listServiceJobs(request -> request.jobQueue(queue)
                .filters(KeyValuesPair.builder().name(filter).values(value).build())).jobSummaryList().stream()
                .map(ServiceJobSummary::jobId).toList();
    }

    private static void refused(String because, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(ClientException.class).hasMessageContaining(because);
    }
}

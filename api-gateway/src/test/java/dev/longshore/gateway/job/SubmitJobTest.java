package dev.longshore.gateway.job;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.batch.model.BatchException;
import software.amazon.awssdk.services.batch.model.CRType;
import software.amazon.awssdk.services.batch.model.ClientException;
import software.amazon.awssdk.services.batch.model.ComputeEnvironmentOrder;
import software.amazon.awssdk.services.batch.model.JQState;
import software.amazon.awssdk.services.batch.model.JobDetail;
import software.amazon.awssdk.services.batch.model.JobStatus;
import software.amazon.awssdk.services.batch.model.ResourceType;
import software.amazon.awssdk.services.batch.model.SubmitJobResponse;

import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.gateway.Cluster;
import dev.longshore.gateway.RawHttp;
import dev.longshore.gateway.api.Json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SubmitJobTest extends JobTest {

    @Test
    void an_accepted_job_can_be_described_at_once_and_reaches_the_scheduler() {
        SubmitJobResponse answer = batch
                .submitJob(request -> request.jobName("first").jobQueue(queue).jobDefinition(definition));

        assertThat(answer.jobArn()).isEqualTo("arn:aws:batch:eu-west-1:123456789012:job/" + answer.jobId());
        JobDetail job = describe(answer.jobId());
        assertThat(job.status()).isEqualTo(JobStatus.SUBMITTED);
        assertThat(job.jobQueue()).isEqualTo("arn:aws:batch:eu-west-1:123456789012:job-queue/" + queue);
        JobSubmitted message = scheduler.hear(JobSubmitted.class, answer.jobId());
        assertThat(message.jobName()).isEqualTo("first");
        assertThat(message.queue().name()).isEqualTo(queue);
        assertThat(message.submittedAt().toEpochMilli()).isEqualTo(job.createdAt());
        assertThat(TheContainer.of(message.workload()).command()).containsExactly("echo", "hello");
        assertThat(message.workload().resources()).isEqualTo(Resources.of(1, 128));
    }

    @Test
    void what_a_submission_overrides_is_merged_for_the_scheduler_and_shown() {
        String id = submit(request -> request
                .containerOverrides(overrides -> overrides.command("echo", "Ref::what")
                        .environment(variable("GREETING", "bye"),
                                variable("MORE", ""))
                        .resourceRequirements(requirement(ResourceType.VCPU, "2")))
                .parameters(Map.of("what", "there")).retryStrategy(strategy -> strategy.attempts(3))
                .timeout(timeout -> timeout.attemptDurationSeconds(60)).tags(Map.of("team", "blue")).propagateTags(true));

        JobSubmitted message = scheduler.hear(JobSubmitted.class, id);
        assertThat(TheContainer.of(message.workload()).command()).containsExactly("echo", "there");
        assertThat(TheContainer.of(message.workload()).environment()).isEqualTo(Map.of("GREETING", "bye", "MORE", ""));
        assertThat(message.workload().resources()).isEqualTo(Resources.of(2, 128));
        assertThat(message.retryStrategy().attempts()).isEqualTo(3);
        assertThat(message.attemptTimeout()).contains(Duration.ofSeconds(60));
        JobDetail job = describe(id);
        assertThat(job.container().command()).containsExactly("echo", "there");
        assertThat(job.container().environment()).hasSize(2);
        assertThat(job.container().resourceRequirements()).hasSize(2).anyMatch(requirement -> requirement.value().equals("2"));
        assertThat(job.parameters()).isEqualTo(Map.of("what", "there"));
        assertThat(job.retryStrategy().attempts()).isEqualTo(3);
        assertThat(job.timeout().attemptDurationSeconds()).isEqualTo(60);
        assertThat(job.tags()).isEqualTo(Map.of("team", "blue"));
        assertThat(job.propagateTags()).isTrue();
    }

    @Test
    void a_dependency_must_exist_and_its_end_is_told() {
        String before = submit();
        scheduler.say(scheduler.of(before).exited(dev.longshore.contracts.job.JobStatus.SUCCEEDED, 1, 0));
        org.awaitility.Awaitility.await().until(() -> describe(before).status() == JobStatus.SUCCEEDED);

        String after = submit(request -> request.dependsOn(on(before)));

        assertThat(scheduler.hear(JobSubmitted.class, after).dependsOn()).singleElement().satisfies(dependency -> {
            assertThat(dependency.job().toString()).isEqualTo(before);
            assertThat(dependency.knownOutcome()).contains(dev.longshore.contracts.job.JobStatus.SUCCEEDED);
        });
        assertThat(describe(after).dependsOn()).singleElement()
                .satisfies(dependency -> assertThat(dependency.jobId()).isEqualTo(before));
        String unknown = UUID.randomUUID().toString();
        assertThatThrownBy(() -> submit(request -> request.dependsOn(on(unknown))))
                .isInstanceOf(ClientException.class).hasMessageContaining(unknown);
    }

    @Test
    void an_array_is_one_job_for_the_scheduler_and_its_children_are_there_at_once() {
        String id = submit(request -> request.arrayProperties(array -> array.size(3)));

        assertThat(scheduler.hear(JobSubmitted.class, id).arraySize()).isEqualTo(Optional.of(3));
        assertThat(describe(id).arrayProperties().size()).isEqualTo(3);
        assertThat(describe(id).arrayProperties().statusSummary()).containsEntry("SUBMITTED", 3);
        assertThat(describe(id + ":2").arrayProperties().index()).isEqualTo(2);
        assertThat(batch.describeJobs(request -> request.jobs(id + ":3")).jobs()).isEmpty();
    }

    @Test
    void a_submission_that_the_client_repeats_gets_the_first_answer() {
        String headers = "Authorization: AWS4-HMAC-SHA256 Credential=tester/20260102/eu-west-1/batch/aws4_request\r\n"
                + "amz-sdk-invocation-id: " + UUID.randomUUID() + "\r\n";
        byte[] body = """
                {"jobName": "job", "jobQueue": "%s", "jobDefinition": "%s"}""".formatted(queue, definition)
                .getBytes(StandardCharsets.UTF_8);
        RawHttp http = new RawHttp(endpoint());

        String first = Json.parseObject(http.post("/v1/submitjob", headers, body).body()).path("jobId").asString();
        String second = Json.parseObject(http.post("/v1/submitjob", headers, body).body()).path("jobId").asString();

        assertThat(second).isEqualTo(first);
        JobSubmitted message = scheduler.hear(JobSubmitted.class, first);
        assertThat(scheduler.all(JobSubmitted.class, first)).containsOnly(message);
    }

    @Test
    void what_cannot_be_accepted_is_refused_with_a_sentence() {
        String fargate = cluster.queueOver(cluster.environment(CRType.FARGATE));
        refused("unknown-queue", () -> submit(request -> request.jobQueue("unknown-queue")));
        refused("does not exist", () -> submit(request -> request.jobDefinition("nothing")));
        refused("DISABLED", () -> submit(request -> request.jobQueue(disabledQueue())));
        refused("jobName", () -> submit(request -> request.jobName("-no")));
        refused("arrayProperties.size", () -> submit(request -> request.arrayProperties(array -> array.size(1))));
        refused("attemptDurationSeconds",
                () -> submit(request -> request.timeout(timeout -> timeout.attemptDurationSeconds(59))));
        refused("retryStrategy.attempts", () -> submit(request -> request.retryStrategy(strategy -> strategy.attempts(11))));
        refused("No parameter found for reference what",
                () -> submit(request -> request.containerOverrides(overrides -> overrides.command("Ref::what"))));
        refused("can not run Jobs with capability EC2", () -> submit(request -> request.jobQueue(fargate)));
        refused("can onlybe submitted", () -> submit(request -> request.shareIdentifier("blue")));
        refused("AWS_BATCH", () -> submit(request -> request.containerOverrides(
                overrides -> overrides.environment(variable("AWS_BATCH_JOB_ID", "mine")))));
        refused("a whole number from 1", () -> submit(request -> request.containerOverrides(
                overrides -> overrides.resourceRequirements(requirement(ResourceType.VCPU, "0.5")))));
        refused("at least 4", () -> submit(request -> request.containerOverrides(
                overrides -> overrides.resourceRequirements(requirement(ResourceType.MEMORY, "3")))));
    }

    private String disabledQueue() {
        String name = Cluster.uniqueName("queue");
        ComputeEnvironmentOrder order = ComputeEnvironmentOrder.builder().order(1)
                .computeEnvironment(cluster.environment(CRType.EC2)).build();
        batch.createJobQueue(
                request -> request.jobQueueName(name).priority(1).state(JQState.DISABLED).computeEnvironmentOrder(order));
        return name;
    }

    private static void refused(String because, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(ClientException.class).hasMessageContaining(because)
                .extracting(failure -> ((BatchException) failure).statusCode()).isEqualTo(400);
    }
}

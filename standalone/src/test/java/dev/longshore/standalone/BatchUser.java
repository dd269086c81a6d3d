package dev.longshore.standalone;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.batch.model.CEStatus;
import software.amazon.awssdk.services.batch.model.CEType;
import software.amazon.awssdk.services.batch.model.CRType;
import software.amazon.awssdk.services.batch.model.ComputeEnvironmentOrder;
import software.amazon.awssdk.services.batch.model.CreateComputeEnvironmentRequest;
import software.amazon.awssdk.services.batch.model.JQStatus;
import software.amazon.awssdk.services.batch.model.JobDefinitionType;
import software.amazon.awssdk.services.batch.model.JobDetail;
import software.amazon.awssdk.services.batch.model.JobStatus;
import software.amazon.awssdk.services.batch.model.RegisterJobDefinitionRequest;
import software.amazon.awssdk.services.batch.model.ResourceRequirement;
import software.amazon.awssdk.services.batch.model.ResourceType;
import software.amazon.awssdk.services.batch.model.SubmitJobRequest;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;

import static org.awaitility.Awaitility.await;

/** Somebody who uses a system through AWS's own clients. */
final class BatchUser implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final BatchClient batch;
    private final CloudWatchLogsClient logs;

    BatchUser(URI endpoint) {
        batch = pointedAt(endpoint, BatchClient.builder()).build();
        logs = pointedAt(endpoint, CloudWatchLogsClient.builder()).build();
    }

    BatchClient batch() {
        return batch;
    }

    static String unique(String kind) {
        return kind + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** A queue over an environment of its own, both valid. @return its name */
    String queueOf(int maxVcpus) {
        return queueOf(maxVcpus, _ -> {});
    }

    /** The same, for pods. */
    String queueOfPods(int maxVcpus) {
        return queueOf(maxVcpus, environment -> environment.eksConfiguration(eks -> eks
                .eksClusterArn("arn:aws:eks:eu-west-1:123456789012:cluster/mine").kubernetesNamespace("batch")));
    }

    private String queueOf(int maxVcpus, Consumer<CreateComputeEnvironmentRequest.Builder> more) {
        String environment = unique("ce");
        batch.createComputeEnvironment(request -> {
            request.computeEnvironmentName(environment).type(CEType.MANAGED).computeResources(
                    resources -> resources.type(CRType.EC2).minvCpus(0).maxvCpus(maxVcpus).instanceTypes("optimal")
                            .instanceRole("ecsInstanceRole").subnets("subnet-1").securityGroupIds("sg-1"));
            more.accept(request);
        });
        await().atMost(PATIENCE)
                .until(() -> batch.describeComputeEnvironments(request -> request.computeEnvironments(environment))
                        .computeEnvironments().getFirst().status() == CEStatus.VALID);
        String queue = unique("queue");
        batch.createJobQueue(request -> request.jobQueueName(queue).priority(1)
                .computeEnvironmentOrder(ComputeEnvironmentOrder.builder().order(1).computeEnvironment(environment).build()));
        await().atMost(PATIENCE).until(
                () -> batch.describeJobQueues(request -> request.jobQueues(queue)).jobQueues().getFirst()
                        .status() == JQStatus.VALID);
        return queue;
    }

    /** One vCPU, 64 MiB, and a shell that runs the script. @return its name */
    String definitionOf(String script) {
        return definitionOf(script, 1, _ -> {});
    }

    String definitionOf(String script, int vcpus, Consumer<RegisterJobDefinitionRequest.Builder> more) {
        String name = unique("definition");
        batch.registerJobDefinition(request -> {
            request.jobDefinitionName(name).type(JobDefinitionType.CONTAINER).containerProperties(container -> container
                    .image("busybox").command("sh", "-c", script).resourceRequirements(need(ResourceType.VCPU, vcpus),
                            need(ResourceType.MEMORY, 64)));
            more.accept(request);
        });
        return name;
    }

    /** @return the job's id */
    String submit(String queue, String definition, Consumer<SubmitJobRequest.Builder> more) {
        return batch.submitJob(request -> {
            request.jobName(unique("job")).jobQueue(queue).jobDefinition(definition);
            more.accept(request);
        }).jobId();
    }

    String submit(String queue, String definition) {
        return submit(queue, definition, _ -> {});
    }

    JobDetail describe(String job) {
        return batch.describeJobs(request -> request.jobs(job)).jobs().getFirst();
    }

    JobDetail awaitStatus(String job, JobStatus... statuses) {
        await().atMost(PATIENCE).until(() -> List.of(statuses).contains(describe(job).status()));
        return describe(job);
    }

    JobDetail awaitEnd(String job) {
        return awaitStatus(job, JobStatus.SUCCEEDED, JobStatus.FAILED);
    }

    List<String> linesOf(String logStream) {
        return logs.getLogEvents(request -> request.logGroupName("/aws/batch/job").logStreamName(logStream).startFromHead(true))
                .events()
                .stream().map(OutputLogEvent::message).toList();
    }

    @Override
    public void close() {
        batch.close();
        logs.close();
    }

    private static ResourceRequirement need(ResourceType type, int value) {
        return ResourceRequirement.builder().type(type).value(Integer.toString(value)).build();
    }

    static <B extends AwsClientBuilder<B, ?>> B pointedAt(URI endpoint, B builder) {
        return builder.endpointOverride(endpoint).region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("tester", "secret")));
    }
}

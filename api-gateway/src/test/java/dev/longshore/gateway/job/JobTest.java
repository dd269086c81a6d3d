package dev.longshore.gateway.job;

import java.util.function.Consumer;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import software.amazon.awssdk.services.batch.model.CRType;
import software.amazon.awssdk.services.batch.model.JobDefinitionType;
import software.amazon.awssdk.services.batch.model.JobDependency;
import software.amazon.awssdk.services.batch.model.JobDetail;
import software.amazon.awssdk.services.batch.model.KeyValuePair;
import software.amazon.awssdk.services.batch.model.RegisterJobDefinitionRequest;
import software.amazon.awssdk.services.batch.model.ResourceRequirement;
import software.amazon.awssdk.services.batch.model.ResourceType;
import software.amazon.awssdk.services.batch.model.SubmitJobRequest;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.gateway.Cluster;
import dev.longshore.gateway.GatewayTest;
import dev.longshore.messaging.Inbound;

/** A gateway with a queue, a definition, and a scheduler that says what the test wants. */
public abstract class JobTest extends GatewayTest {

    @Autowired
    private ConsumerFactory<String, Inbound> consumers;
    @Autowired
    private KafkaTemplate<String, Message> template;

    protected FakeScheduler scheduler;
    protected Cluster cluster;
    protected String queue;
    protected String definition;

    @BeforeEach
    void startScheduler() {
        scheduler = new FakeScheduler(consumers, template);
        cluster = new Cluster(batch);
        queue = cluster.queueOver(cluster.environment(CRType.EC2));
        definition = define(_ -> {});
    }

    @AfterEach
    void stopScheduler() throws InterruptedException {
        scheduler.close();
    }

    /** Registers a definition: busybox, {@code echo hello}, 1 vCPU, 128 MiB, besides what the test changes. */
    protected String define(Consumer<RegisterJobDefinitionRequest.Builder> change) {
        String name = Cluster.uniqueName("definition");
        batch.registerJobDefinition(request -> change.accept(request.jobDefinitionName(name).type(JobDefinitionType.CONTAINER)
                .containerProperties(container -> container.image("busybox").command("echo", "hello")
                        .environment(variable("GREETING", "hello"))
                        .resourceRequirements(requirement(ResourceType.VCPU, "1"), requirement(ResourceType.MEMORY, "128")))));
        return name;
    }

    protected String submit() {
        return submit(request -> {});
    }

    protected String submit(Consumer<SubmitJobRequest.Builder> change) {
        return batch.submitJob(request -> change.accept(request.jobName("job").jobQueue(queue).jobDefinition(definition)))
                .jobId();
    }

    protected JobDetail describe(String jobId) {
        return batch.describeJobs(request -> request.jobs(jobId)).jobs().getFirst();
    }

    protected static KeyValuePair variable(String name, String value) {
        return KeyValuePair.builder().name(name).value(value).build();
    }

    protected static ResourceRequirement requirement(ResourceType type, String value) {
        return ResourceRequirement.builder().type(type).value(value).build();
    }

    protected static JobDependency on(String jobId) {
        return JobDependency.builder().jobId(jobId).build();
    }

    protected JobDetail await(String id, JobStatus status) {
        return Awaitility.await().until(() -> describe(id), job -> job.statusAsString().equals(status.name()));
    }
}

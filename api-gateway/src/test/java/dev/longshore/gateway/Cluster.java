package dev.longshore.gateway;

import java.util.UUID;
import java.util.function.Consumer;

import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.batch.model.CEType;
import software.amazon.awssdk.services.batch.model.CRType;
import software.amazon.awssdk.services.batch.model.ComputeEnvironmentDetail;
import software.amazon.awssdk.services.batch.model.ComputeEnvironmentOrder;
import software.amazon.awssdk.services.batch.model.CreateJobQueueRequest;

/** Environments and queues for tests, each with a name that nobody else has. */
public final class Cluster {

    private final BatchClient batch;

    public Cluster(BatchClient batch) {
        this.batch = batch;
    }

    public static String uniqueName(String kind) {
        return kind + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** @return its name */
    public String environment(CRType type) {
        String name = uniqueName("ce");
        batch.createComputeEnvironment(environment -> environment.computeEnvironmentName(name).type(CEType.MANAGED)
                .computeResources(resources -> resources.type(type).maxvCpus(16).subnets("subnet-1").securityGroupIds("sg-1")));
        return name;
    }

    /** @return its name */
    public String queueOver(String environment) {
        return queueOver(environment, _ -> {});
    }

    /** @return its name */
    public String queueOver(String environment, Consumer<CreateJobQueueRequest.Builder> change) {
        String name = uniqueName("queue");
        batch.createJobQueue(queue -> change.accept(queue.jobQueueName(name).priority(1)
                .computeEnvironmentOrder(ComputeEnvironmentOrder.builder().order(1).computeEnvironment(environment).build())));
        return name;
    }

    public ComputeEnvironmentDetail describe(String environment) {
        return batch.describeComputeEnvironments(request -> request.computeEnvironments(environment)).computeEnvironments()
                .getFirst();
    }
}

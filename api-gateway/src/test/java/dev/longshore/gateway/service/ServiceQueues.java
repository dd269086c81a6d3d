package dev.longshore.gateway.service;

import java.util.function.Consumer;

import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.batch.model.CapacityLimit;
import software.amazon.awssdk.services.batch.model.CreateJobQueueRequest;
import software.amazon.awssdk.services.batch.model.ServiceEnvironmentOrder;
import software.amazon.awssdk.services.batch.model.ServiceEnvironmentType;

import dev.longshore.gateway.Cluster;

/** Service environments and queues for service jobs, each with a name that nobody else has. */
public final class ServiceQueues {

    private final BatchClient batch;

    public ServiceQueues(BatchClient batch) {
        this.batch = batch;
    }

    /** @return its name */
    public String environment(int maxInstances) {
        String name = Cluster.uniqueName("service");
        batch.createServiceEnvironment(request -> request.serviceEnvironmentName(name)
                .serviceEnvironmentType(ServiceEnvironmentType.SAGEMAKER_TRAINING)
                .capacityLimits(limit("NUM_INSTANCES", maxInstances)));
        return name;
    }

    public static CapacityLimit limit(String unit, int most) {
        return CapacityLimit.builder().capacityUnit(unit).maxCapacity(most).build();
    }

    /** @return its name */
    public String queueOver(String environment, Consumer<CreateJobQueueRequest.Builder> change) {
        String name = Cluster.uniqueName("service-queue");
        batch.createJobQueue(request -> change.accept(request.jobQueueName(name).priority(1).serviceEnvironmentOrder(
                ServiceEnvironmentOrder.builder().order(1).serviceEnvironment(environment).build())));
        return name;
    }

    /** @return its ARN */
    public String quotaPolicy() {
        return batch.createSchedulingPolicy(request -> request.name(Cluster.uniqueName("quota"))
                .quotaSharePolicy(quota -> quota.idleResourceAssignmentStrategy("FIFO"))).arn();
    }
}

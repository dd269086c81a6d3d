package dev.longshore.gateway.walk;

import java.util.function.BiFunction;

import tools.jackson.databind.JsonNode;

import dev.longshore.gateway.Cluster;

/** What jobs and queues refer to. Everything has a name that nobody else has. */
final class Surroundings {

    private final BiFunction<String, String, JsonNode> api;

    /** @param api calls an operation with an input as {@link JsonText} has it */
    Surroundings(BiFunction<String, String, JsonNode> api) {
        this.api = api;
    }

    /** @return the ARN of a compute environment of EC2 */
    String environment() {
        return made("CreateComputeEnvironment", "{'computeEnvironmentName': '%s', 'type': 'MANAGED',"
                + " 'computeResources': {'type': 'EC2', 'maxvCpus': 16}}", "computeEnvironmentArn");
    }

    /** @return the ARN of a policy of fair shares */
    String fairShares() {
        return made("CreateSchedulingPolicy", "{'name': '%s'}", "arn");
    }

    /** @return the ARN of a policy of quota shares */
    String quotaShares() {
        return made("CreateSchedulingPolicy",
                "{'name': '%s', 'quotaSharePolicy': {'idleResourceAssignmentStrategy': 'FIFO'}}", "arn");
    }

    /** @return the ARN of a queue with fair shares */
    String queue() {
        return made("CreateJobQueue", "{'jobQueueName': '%s', 'priority': 1, 'schedulingPolicyArn': '" + fairShares()
                + "', 'computeEnvironmentOrder': [{'order': 1, 'computeEnvironment': '" + environment() + "'}]}", "jobQueueArn");
    }

    /** @return the ARN of a service environment */
    String serviceEnvironment() {
        return made("CreateServiceEnvironment", "{'serviceEnvironmentName': '%s', 'serviceEnvironmentType': 'SAGEMAKER_TRAINING',"
                + " 'capacityLimits': [{'capacityUnit': 'NUM_INSTANCES', 'maxCapacity': 10}]}", "serviceEnvironmentArn");
    }

    /** @return the ARN of a queue for service jobs */
    String serviceQueue(String policy) {
        return made("CreateJobQueue", "{'jobQueueName': '%s', 'priority': 1, 'schedulingPolicyArn': '" + policy
                + "', 'serviceEnvironmentOrder': [{'order': 1, 'serviceEnvironment': '" + serviceEnvironment() + "'}]}",
                "jobQueueArn");
    }

    /** @return the name of a share of a queue */
    String quotaShare(String queue) {
        return made("CreateQuotaShare", "{'quotaShareName': '%s', 'jobQueue': '" + queue + "', 'capacityLimits':"
                + " [{'capacityUnit': 'NUM_INSTANCES', 'maxCapacity': 5}], 'preemptionConfiguration':"
                + " {'inSharePreemption': 'ENABLED'}, 'resourceSharingConfiguration': {'strategy': 'LEND'}}", "quotaShareName");
    }

    /** @return the ARN of a consumable resource */
    String consumable() {
        return made("CreateConsumableResource", "{'consumableResourceName': '%s', 'totalQuantity': 9}", "consumableResourceArn");
    }

    private String made(String operation, String input, String member) {
        return api.apply(operation, input.formatted(Cluster.uniqueName("walk"))).path(member).asString();
    }
}

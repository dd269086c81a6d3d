package dev.longshore.gateway.environment;

import tools.jackson.databind.node.ObjectNode;

/** What runs the jobs of a compute environment, as far as queues and definitions must match it. */
public enum EnvironmentKind {
    /** EC2, Spot, managed instances, and what users run themselves. */
    EC2, FARGATE, EKS;

    /**
     * Whether jobs of several nodes can run there: neither on what the user runs himself, nor on Spot, nor on Fargate.
     *
     * @param document of the compute environment
     * @see <a href="https://docs.aws.amazon.com/batch/latest/userguide/multi-node-parallel-jobs.html">AWS Batch user guide,
     *      multi-node parallel jobs</a>
     */
    public static boolean runsMultiNode(ObjectNode document) {
        String type = document.path("computeResources").path("type").asString("");
        return document.path("type").asString("").equals("MANAGED") && !type.equals("SPOT") && !type.startsWith("FARGATE");
    }

    /** @param document the input of CreateComputeEnvironment, or what was made of it */
    public static EnvironmentKind of(ObjectNode document) {
        if (document.has("eksConfiguration")) {
            return EKS;
        }
        return document.path("computeResources").path("type").asString("").startsWith("FARGATE") ? FARGATE : EC2;
    }
}

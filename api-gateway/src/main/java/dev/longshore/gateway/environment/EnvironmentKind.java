package dev.longshore.gateway.environment;

import tools.jackson.databind.node.ObjectNode;

/** What runs the jobs of a compute environment, as far as queues and definitions must match it. */
public enum EnvironmentKind {
    /** EC2, Spot, managed instances, and what users run themselves. */
    EC2, FARGATE, EKS;

    /** @param document the input of CreateComputeEnvironment, or what was made of it */
    public static EnvironmentKind of(ObjectNode document) {
        if (document.has("eksConfiguration")) {
            return EKS;
        }
        return document.path("computeResources").path("type").asString("").startsWith("FARGATE") ? FARGATE : EC2;
    }
}

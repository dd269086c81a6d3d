package dev.longshore.gateway.job;

import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.status.CurrentAttempt;
import dev.longshore.gateway.environment.EcsCluster;

/** The members that DescribeJobs shows of an attempt's container, with the ARNs that ECS would have given it. */
final class AttemptContainer {

    private AttemptContainer() {}

    static void describe(Job job, CurrentAttempt attempt, ObjectNode container) {
        EcsCluster cluster = new EcsCluster(attempt.computeEnvironment());
        container.put("containerInstanceArn", cluster.containerInstance(attempt.instance()).toString());
        container.put("taskArn", cluster.task(new AttemptId(job.id(), attempt.number())).toString());
        attempt.logStream().ifPresent(stream -> container.put("logStreamName", stream));
        attempt.exitCode().ifPresent(code -> container.put("exitCode", code));
        attempt.reason().ifPresent(reason -> container.put("reason", reason));
        container.withArray("networkInterfaces");
    }
}

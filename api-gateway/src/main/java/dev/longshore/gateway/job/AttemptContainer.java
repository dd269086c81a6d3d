package dev.longshore.gateway.job;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.status.CurrentAttempt;

/** The members that DescribeJobs shows of an attempt's container, with the ARNs that ECS would have given it. */
final class AttemptContainer {

    private AttemptContainer() {}

    static void describe(Job job, CurrentAttempt attempt, ObjectNode container) {
        Arn environment = attempt.computeEnvironment();
        String cluster = environment.name() + "_Batch_"
                + UUID.nameUUIDFromBytes(environment.toString().getBytes(StandardCharsets.UTF_8));
        container.put("containerInstanceArn", ecs(environment, "container-instance/" + cluster + "/" + attempt.instance()));
        container.put("taskArn", ecs(environment, "task/" + cluster + "/" + new AttemptId(job.id(), attempt.number()).taskId()));
        attempt.logStream().ifPresent(stream -> container.put("logStreamName", stream));
        attempt.exitCode().ifPresent(code -> container.put("exitCode", code));
        attempt.reason().ifPresent(reason -> container.put("reason", reason));
        container.withArray("networkInterfaces");
    }

    private static String ecs(Arn environment, String resource) {
        return environment.of("ecs", resource).toString();
    }
}

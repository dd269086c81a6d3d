package dev.longshore.gateway.environment;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.resource.Arn;

import static java.util.Objects.requireNonNull;

/**
 * The ECS cluster that AWS would have made for a compute environment. There is none here; its name follows from the environment's ARN,
 * so that jobs can be shown in it when the environment is long gone.
 */
public record EcsCluster(Arn environment) {

    public EcsCluster {
        requireNonNull(environment, "environment");
    }

    Arn arn() {
        return ecs("cluster/" + name());
    }

    public Arn containerInstance(InstanceId instance) {
        return ecs("container-instance/" + name() + "/" + instance);
    }

    public Arn task(AttemptId attempt) {
        return ecs("task/" + name() + "/" + attempt.taskId());
    }

    private String name() {
        return environment.name() + "_Batch_" + UUID.nameUUIDFromBytes(environment.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Arn ecs(String resource) {
        return environment.of("ecs", resource);
    }
}

package dev.longshore.executor.container;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.placement.NodeSeat;

/**
 * The environment variables of an attempt: the user's own, then those that AWS Batch adds, which are reserved.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/userguide/job_env_vars.html">AWS Batch user guide, job environment
 *      variables</a>
 */
public final class AttemptEnvironment {

    private AttemptEnvironment() {}

    public static Map<String, String> of(Attempt attempt, ContainerSpec container) {
        Map<String, String> variables = new LinkedHashMap<>(container.environment());
        variables.putAll(added(attempt, container));
        return variables;
    }

    /** Those that AWS Batch adds. */
    static Map<String, String> added(Attempt attempt, ContainerSpec container) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("AWS_BATCH_JOB_ID", attempt.id().job().toString());
        variables.put("AWS_BATCH_JOB_ATTEMPT", Integer.toString(attempt.id().number()));
        variables.put("AWS_BATCH_JQ_NAME", attempt.queue().name());
        variables.put("AWS_BATCH_CE_NAME", attempt.computeEnvironment().name());
        attempt.id().job().arrayIndex()
                .ifPresent(index -> variables.put("AWS_BATCH_JOB_ARRAY_INDEX", Integer.toString(index)));
        attempt.arraySize().ifPresent(size -> variables.put("AWS_BATCH_JOB_ARRAY_SIZE", Integer.toString(size)));
        attempt.node().ifPresent(seat -> putNode(variables, seat));
        if (container.podTerms().isPresent()) {
            variables.put("AWS_BATCH_JOB_KUBERNETES_NODE_UID", nodeUid(attempt));
        } else {
            variables.put("AWS_EXECUTION_ENV", "AWS_ECS_EC2");
        }
        return variables;
    }

    /** One and the same for all pods of an instance. */
    private static String nodeUid(Attempt attempt) {
        return UUID.nameUUIDFromBytes(attempt.instance().value().getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static void putNode(Map<String, String> variables, NodeSeat seat) {
        variables.put("AWS_BATCH_JOB_NUM_NODES", Integer.toString(seat.nodes()));
        variables.put("AWS_BATCH_JOB_NODE_INDEX", Integer.toString(seat.node()));
        variables.put("AWS_BATCH_JOB_MAIN_NODE_INDEX", Integer.toString(seat.mainNode()));
        seat.mainNodeAddress().ifPresent(address -> variables.put("AWS_BATCH_JOB_MAIN_NODE_PRIVATE_IPV4_ADDRESS", address));
    }
}

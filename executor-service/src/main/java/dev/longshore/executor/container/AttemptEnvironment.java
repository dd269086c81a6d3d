package dev.longshore.executor.container;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.longshore.contracts.job.ContainerSpec;

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
        variables.put("AWS_BATCH_JOB_ID", attempt.id().job().toString());
        variables.put("AWS_BATCH_JOB_ATTEMPT", Integer.toString(attempt.id().number()));
        variables.put("AWS_BATCH_JQ_NAME", attempt.queue().name());
        variables.put("AWS_BATCH_CE_NAME", attempt.computeEnvironment().name());
        attempt.id().job().arrayIndex()
                .ifPresent(index -> variables.put("AWS_BATCH_JOB_ARRAY_INDEX", Integer.toString(index)));
        attempt.arraySize().ifPresent(size -> variables.put("AWS_BATCH_JOB_ARRAY_SIZE", Integer.toString(size)));
        variables.put("AWS_EXECUTION_ENV", "AWS_ECS_EC2");
        return variables;
    }
}

package dev.longshore.gateway.job.spec;

import java.time.Duration;
import java.util.Optional;

import dev.longshore.contracts.job.NodeGroup;
import dev.longshore.contracts.job.RetryStrategy;
import dev.longshore.contracts.job.Workload;

/**
 * What the scheduler is to know of a job: the definition merged with what the submission overrides, checked against all limits.
 *
 * @param workload of a multi-node job, what its main node runs
 */
public record JobSpec(Workload workload, Optional<NodeGroup> nodes, RetryStrategy retryStrategy,
        Optional<Duration> attemptTimeout) {}

package dev.longshore.gateway.job.spec;

import java.time.Duration;
import java.util.Optional;

import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.RetryStrategy;

/** What the scheduler is to know of a job: the definition merged with what the submission overrides, checked against all limits. */
public record JobSpec(ContainerSpec container, RetryStrategy retryStrategy, Optional<Duration> attemptTimeout) {}

package dev.longshore.scheduler.core.state;

import java.time.Instant;
import java.util.Optional;

import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.ResourceDefinition.ComputeEnvironmentDefined;

import static java.util.Objects.requireNonNull;

/**
 * A compute environment, as last defined.
 *
 * @param trouble since a launch failed, until one has succeeded
 */
public record Environment(ComputeEnvironmentDefined definition, Optional<LaunchTrouble> trouble) implements Entity {

    static final String PREFIX = "environment/";

    /** Once or twice a host was just taken by another. */
    private static final int MANY_FAILURES = 3;

    public Environment {
        requireNonNull(definition, "definition");
        trouble = trouble == null ? Optional.empty() : trouble;
    }

    /**
     * Why no instance could be launched.
     *
     * @param reason in the provisioner's words
     * @param failures in a row, at least 1
     * @param retryAt before which no other launch is tried; empty when one may be tried now
     */
    public record LaunchTrouble(String reason, int failures, Optional<Instant> retryAt) {

        public LaunchTrouble {
            requireNonNull(reason, "reason");
            retryAt = retryAt == null ? Optional.empty() : retryAt;
        }
    }

    public Arn arn() {
        return definition.arn();
    }

    /** Whether another launch may be tried now. */
    public boolean mayLaunch() {
        return definition.enabled() && trouble.flatMap(LaunchTrouble::retryAt).isEmpty();
    }

    /** Whether launches fail again and again. */
    public boolean keepsFailing() {
        return trouble.filter(known -> known.failures() >= MANY_FAILURES).isPresent();
    }

    public Environment withTrouble(String reason, Instant retryAt) {
        int failures = trouble.map(LaunchTrouble::failures).orElse(0) + 1;
        return new Environment(definition, Optional.of(new LaunchTrouble(reason, failures, Optional.of(retryAt))));
    }

    /** The same trouble, and another try is due. */
    public Environment withAnotherTry() {
        return new Environment(definition,
                trouble.map(known -> new LaunchTrouble(known.reason(), known.failures(), Optional.empty())));
    }

    public Environment withoutTrouble() {
        return new Environment(definition, Optional.empty());
    }

    @Override
    public String key() {
        return PREFIX + arn();
    }

    @Override
    public Optional<Instant> due() {
        return trouble.flatMap(LaunchTrouble::retryAt);
    }
}

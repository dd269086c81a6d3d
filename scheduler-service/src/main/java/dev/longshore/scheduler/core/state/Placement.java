package dev.longshore.scheduler.core.state;

import java.time.Instant;
import java.util.Optional;

import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.resource.Arn;

import static java.util.Objects.requireNonNull;

/**
 * Where the live attempt of a job is.
 *
 * @param attempt counted from 1
 * @param resources what it takes of the instance
 * @param startedAt when it began to run
 * @param timeoutAt when it will have run for too long
 * @param timedOut whether it has, and was asked to stop
 * @param address of a main node that runs: where the other nodes find it
 */
public record Placement(int attempt, InstanceId instance, Arn environment, ExecutorId executor, Resources resources,
        Instant placedAt, Optional<Instant> startedAt, Optional<Instant> timeoutAt, boolean timedOut, Optional<String> address) {

    public Placement {
        requireNonNull(instance, "instance");
        requireNonNull(environment, "environment");
        requireNonNull(executor, "executor");
        requireNonNull(resources, "resources");
        requireNonNull(placedAt, "placedAt");
        startedAt = startedAt == null ? Optional.empty() : startedAt;
        timeoutAt = timeoutAt == null ? Optional.empty() : timeoutAt;
        address = address == null ? Optional.empty() : address;
    }

    /** What matters to the instance. */
    Seat seat() {
        return new Seat(instance, resources);
    }

    record Seat(InstanceId instance, Resources resources) {}

    public static Placement of(int attempt, Instance instance, Resources resources, Instant now) {
        return new Placement(attempt, instance.id(), instance.environment(), instance.executor().orElseThrow(), resources, now,
                Optional.empty(), Optional.empty(), false, Optional.empty());
    }

    public Placement started(Instant at, Optional<Instant> timeout, Optional<String> where) {
        return new Placement(attempt, instance, environment, executor, resources, placedAt, Optional.of(at), timeout, timedOut,
                where);
    }

    /** Its time is up; there is no other deadline. */
    public Placement outOfTime() {
        return new Placement(attempt, instance, environment, executor, resources, placedAt, startedAt, Optional.empty(), true,
                address);
    }

    /** It is to stop for another reason: its time no longer matters. */
    public Placement withoutTimeout() {
        return new Placement(attempt, instance, environment, executor, resources, placedAt, startedAt, Optional.empty(),
                timedOut, address);
    }
}

package dev.longshore.scheduler.core.state;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.codec.SchemaVersion;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.resource.Arn;

import static java.util.Objects.requireNonNull;

/**
 * The place that is kept for the first in a queue who found no room.
 *
 * @param job a single job, or an array of which a child is first
 * @param environment where the place is
 * @param instances which drain until there is room
 * @param headroom by which the environment must be able to grow as well; present when the instances make way for a new one, absent when
 * the job goes onto them
 * @param start when there will be room, if that is known; never later than was said before, unless that was an estimate
 * @param estimated whether the start rests on how long others ran; without a start, such an estimate was outlived just now
 */
@SchemaVersion(2)
public record Reservation(Arn queue, JobId job, Arn environment, List<InstanceId> instances, Optional<Resources> headroom,
        Optional<Instant> start, boolean estimated) implements Entity {

    static final String PREFIX = "reservation/";

    public Reservation {
        requireNonNull(queue, "queue");
        requireNonNull(job, "job");
        requireNonNull(environment, "environment");
        instances = List.copyOf(instances);
        headroom = headroom == null ? Optional.empty() : headroom;
        start = start == null ? Optional.empty() : start;
    }

    /** Whether something that is over by then for certain would be over before the start. */
    public boolean isLaterThan(Instant end) {
        return start.filter(known -> !known.isBefore(end)).isPresent();
    }

    /** The same place for another who needs the same. */
    public Reservation withJob(JobId other) {
        return new Reservation(queue, other, environment, instances, headroom, start, estimated);
    }

    /** The start that was estimated has passed: no other is known. */
    public Reservation outlived() {
        return new Reservation(queue, job, environment, instances, headroom, Optional.empty(), true);
    }

    public boolean isOutlived() {
        return estimated && start.isEmpty();
    }

    @Override
    public String key() {
        return PREFIX + queue;
    }

    @Override
    public Optional<Instant> due() {
        return start.filter(at -> estimated);
    }
}

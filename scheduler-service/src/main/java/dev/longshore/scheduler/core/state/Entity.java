package dev.longshore.scheduler.core.state;

import java.time.Instant;
import java.util.Optional;

/**
 * A part of the scheduler's durable state. The whole state is a set of entities: a function of the last value of each key, in
 * whatever order they are read.
 */
public sealed interface Entity
        permits Cell, Queue, Environment, HostPool, Executor, Instance, JobSpec, JobProgress, ChildrenProgress, SharePolicy,
        Consumable, ShareUsage, Reservation, RunTimes, DeletedQueue, DeletedResource {

    /** Unique among all entities of a cell, and the same for all values that an entity has in its life. */
    String key();

    /** When something is to be done about it even if no message comes. */
    default Optional<Instant> due() {
        return Optional.empty();
    }
}

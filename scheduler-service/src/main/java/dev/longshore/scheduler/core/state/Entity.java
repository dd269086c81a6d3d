package dev.longshore.scheduler.core.state;

/**
 * A part of the scheduler's durable state. The whole state is a set of entities: a function of the last value of each key, in
 * whatever order they are read.
 */
public interface Entity {

    /** Unique among all entities of a cell, and the same for all values that an entity has in its life. */
    String key();
}

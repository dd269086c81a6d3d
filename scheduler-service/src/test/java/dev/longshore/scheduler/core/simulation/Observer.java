package dev.longshore.scheduler.core.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.report.JobReport;
import dev.longshore.scheduler.core.SchedulerCore;
import dev.longshore.scheduler.core.Turn;
import dev.longshore.scheduler.core.state.Entity;

/** Watches a cell and its surroundings for one promise. Each method throws an {@link AssertionError} when the promise is broken. */
interface Observer {

    /** A turn was committed. */
    default void see(Step step) {}

    /** A turn was decided, which may yet be aborted. */
    default void decided(List<Message> batch, Instant now, Turn turn) {}

    /** The scheduler has started anew, with these entities, in this order. */
    default void restarted(List<Entity> entities) {}

    /** An attempt begins to run on its host. */
    default void began(AttemptId attempt, ExecutorId where) {}

    /** An attempt is over, or gone without a trace where there is no end. */
    default void over(AttemptId attempt, Optional<JobReport> end) {}

    default void happened(Happening what) {}

    /**
     * A turn.
     *
     * @param before the entities before it
     * @param after the entities after it
     * @param core after it
     */
    record Step(Map<String, Entity> before, List<Message> batch, Instant now, Turn turn, Map<String, Entity> after,
            SchedulerCore core) {}
}

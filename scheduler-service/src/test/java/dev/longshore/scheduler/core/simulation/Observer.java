package dev.longshore.scheduler.core.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.longshore.contracts.Message;
import dev.longshore.scheduler.core.SchedulerCore;
import dev.longshore.scheduler.core.Turn;
import dev.longshore.scheduler.core.state.Entity;

/** Looks at every turn that was committed. */
interface Observer {

    /** @throws AssertionError when what it watches for is broken */
    void see(Step step);

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

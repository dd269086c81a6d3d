package dev.longshore.scheduler.cell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.longshore.scheduler.core.CoreSettings;
import dev.longshore.scheduler.core.SchedulerCore;
import dev.longshore.scheduler.core.Turn;
import dev.longshore.scheduler.core.state.Effect;
import dev.longshore.scheduler.core.state.Entity;

import static org.assertj.core.api.Assertions.assertThat;

/** What must be found in the state topic, over the deaths of the cell: all of what each turn decided, or nothing of the last. */
final class DurableState {

    private Map<String, Entity> known = new LinkedHashMap<>();
    private List<Effect> inDoubt = List.of();
    private int madeItAfterAll;

    /** The turn's transaction is about to begin. */
    synchronized void decided(Turn turn) {
        inDoubt = turn.effects();
    }

    /** The last transaction was acknowledged. */
    synchronized void committed() {
        known = afterAll();
        inDoubt = List.of();
    }

    /** A new process has found this. */
    synchronized void isFound(Map<String, Entity> found) {
        if (!found.equals(known)) {
            assertThat(found).as("what is found after a death").isEqualTo(afterAll());
            madeItAfterAll++;
        }
        known = new LinkedHashMap<>(found);
        inDoubt = List.of();
    }

    synchronized SchedulerCore rebuilt(CoreSettings settings) {
        SchedulerCore core = new SchedulerCore(settings);
        known.values().forEach(core::restore);
        return core;
    }

    /** As if what is in doubt had been committed. */
    synchronized Map<String, Entity> afterAll() {
        Map<String, Entity> after = new LinkedHashMap<>(known);
        for (Effect effect : inDoubt) {
            switch (effect) {
                case Effect.EntityPut(Entity entity) -> after.put(entity.key(), entity);
                case Effect.EntityRemoved(String key) -> after.remove(key);
                case Effect.Said _,Effect.Placed _ -> {
                }
            }
        }
        return after;
    }

    /** How often a transaction whose end the dead process did not see was found committed. */
    synchronized int madeItAfterAll() {
        return madeItAfterAll;
    }
}

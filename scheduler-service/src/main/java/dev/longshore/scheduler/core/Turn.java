package dev.longshore.scheduler.core;

import java.util.List;

import dev.longshore.scheduler.core.state.Effect;

/**
 * What one batch of messages came to. All of it is to become durable together, or none.
 *
 * @param effects in order; at most one change for each entity, and at most one status for each job
 * @param refusals messages that could not be acted upon, for the dead-letter topic
 */
public record Turn(List<Effect> effects, List<Refusal> refusals) {

    public Turn {
        effects = List.copyOf(effects);
        refusals = List.copyOf(refusals);
    }

    /** Whether nothing has changed and nothing is to be said. */
    public boolean isEmpty() {
        return effects.isEmpty() && refusals.isEmpty();
    }

    /**
     * A message that changed nothing because deciding on it failed.
     *
     * @param input its index in the batch
     */
    public record Refusal(int input, String reason) {}
}

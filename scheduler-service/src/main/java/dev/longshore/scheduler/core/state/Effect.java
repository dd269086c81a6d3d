package dev.longshore.scheduler.core.state;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.placement.PlacementEvent;

/** What a decision does: it changes an entity, or something is said. All effects of a batch become one transaction. */
public sealed interface Effect {

    /** The entity has this value from now on. */
    record EntityPut(Entity entity) implements Effect {}

    /** There is no such entity any more. */
    record EntityRemoved(String key) implements Effect {}

    /** A message other than a placement event; its type says to which topic it goes. */
    record Said(Message message) implements Effect {}

    /** A placement event, for the partition that its executor announced. */
    record Placed(int partition, PlacementEvent event) implements Effect {}
}

package dev.longshore.provisioner.hostpool;

import java.util.Optional;

import dev.longshore.contracts.capacity.CapacityEvent.InstanceEvent;

/**
 * What a request comes to. The change and the answer are to become durable together.
 *
 * @param change empty when the request changes nothing: it was refused, or is a repeated one
 * @param cell whom to answer
 */
public record Decision(Optional<SliceChange> change, int cell, InstanceEvent answer) {}

package dev.longshore.contracts.capacity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import static java.util.Objects.requireNonNull;

/**
 * Names what really runs the work on a host: a container engine (by its own id) or the host's process table. Several executors may
 * share one; its capacity counts once.
 */
public record EngineId(String value) implements Comparable<EngineId> {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EngineId {
        requireNonNull(value, "engineId");
        if (value.isBlank()) {
            throw new IllegalArgumentException("an engine id must not be blank");
        }
    }

    @JsonValue
    @Override
    public String value() {
        return value;
    }

    @Override
    public int compareTo(EngineId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

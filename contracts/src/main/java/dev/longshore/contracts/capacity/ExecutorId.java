package dev.longshore.contracts.capacity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import static java.util.Objects.requireNonNull;

/** Names an executor for as long as its data folder lives, across restarts. */
public record ExecutorId(String value) implements Comparable<ExecutorId> {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ExecutorId {
        requireNonNull(value, "executorId");
        if (value.isBlank()) {
            throw new IllegalArgumentException("an executor id must not be blank");
        }
    }

    @JsonValue
    @Override
    public String value() {
        return value;
    }

    @Override
    public int compareTo(ExecutorId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

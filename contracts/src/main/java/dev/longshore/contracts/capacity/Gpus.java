package dev.longshore.contracts.capacity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A number of whole GPUs.
 *
 * @param count not negative
 */
public record Gpus(int count) implements Comparable<Gpus> {

    public static final Gpus NONE = new Gpus(0);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Gpus {
        if (count < 0) {
            throw new IllegalArgumentException("GPUs must not be negative: " + count);
        }
    }

    @JsonValue
    @Override
    public int count() {
        return count;
    }

    public Gpus plus(Gpus other) {
        return new Gpus(Math.addExact(count, other.count));
    }

    /** @throws IllegalArgumentException when {@code other} is larger */
    public Gpus minus(Gpus other) {
        return new Gpus(count - other.count);
    }

    @Override
    public int compareTo(Gpus other) {
        return Integer.compare(count, other.count);
    }

    @Override
    public String toString() {
        return Integer.toString(count);
    }
}

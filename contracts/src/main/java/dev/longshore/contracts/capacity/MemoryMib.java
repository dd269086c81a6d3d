package dev.longshore.contracts.capacity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * An amount of memory.
 *
 * @param mebibytes units of 1,048,576 bytes, not negative
 */
public record MemoryMib(long mebibytes) implements Comparable<MemoryMib> {

    public static final MemoryMib ZERO = new MemoryMib(0);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MemoryMib {
        if (mebibytes < 0) {
            throw new IllegalArgumentException("memory must not be negative: " + mebibytes + " MiB");
        }
    }

    @JsonValue
    @Override
    public long mebibytes() {
        return mebibytes;
    }

    public long bytes() {
        return Math.multiplyExact(mebibytes, 1_048_576L);
    }

    public MemoryMib plus(MemoryMib other) {
        return new MemoryMib(Math.addExact(mebibytes, other.mebibytes));
    }

    /** @throws IllegalArgumentException when {@code other} is larger */
    public MemoryMib minus(MemoryMib other) {
        return new MemoryMib(mebibytes - other.mebibytes);
    }

    @Override
    public int compareTo(MemoryMib other) {
        return Long.compare(mebibytes, other.mebibytes);
    }

    @Override
    public String toString() {
        return mebibytes + " MiB";
    }
}

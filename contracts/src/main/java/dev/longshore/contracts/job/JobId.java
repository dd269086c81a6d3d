package dev.longshore.contracts.job;

import java.util.HexFormat;
import java.util.OptionalInt;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import static java.util.Objects.requireNonNull;

/**
 * Names a job: a UUID, for a child of an array followed by {@code :index}, for a node of a multi-node job by {@code #index}. Kept as
 * numbers, because a scheduler holds millions of them and looks for one with each message.
 *
 * @param high the more significant half of the UUID, which a job shares with its children or nodes
 * @param low the less significant half
 * @param part what of that job is meant
 * @param index the index of the child or node; 0 for a whole job
 */
public record JobId(long high, long low, Part part, int index) implements Comparable<JobId> {

    private static final int UUID_LENGTH = 36;
    private static final int LONGEST_INDEX = 9;

    public JobId {
        requireNonNull(part, "part");
        if (index < 0) {
            throw new IllegalArgumentException("an index must not be negative: " + index);
        }
        if (part == Part.WHOLE && index != 0) {
            throw new IllegalArgumentException("a whole job has no index: " + index);
        }
    }

    /** What an id names. */
    public enum Part {
        /** A single job, an array parent or a multi-node job. */
        WHOLE,
        /** A child of an array. */
        CHILD,
        /** A node of a multi-node job. */
        NODE
    }

    /** A job that is no child of an array. */
    public static JobId of(String uuid) {
        return parse(uuid);
    }

    /** @throws IllegalArgumentException when the text is not a job id */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static JobId parse(String text) {
        try {
            JobId whole = new JobId(half(text, 0, 8, 9, 13, 14, 18), half(text, 19, 23, 24, 36), Part.WHOLE, 0);
            return text.length() == UUID_LENGTH ? whole : whole.part(text.charAt(UUID_LENGTH), index(text));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    "a job id is a UUID, for an array child followed by :index, for a node by #index, not '" + text + "'", e);
        }
    }

    /** The UUID in its usual form. */
    public String base() {
        return new UUID(high, low).toString();
    }

    /** The child with that index of the array that this job is. */
    public JobId child(int childIndex) {
        return new JobId(high, low, Part.CHILD, childIndex);
    }

    /** The node with that index of the multi-node job that this job is. */
    public JobId node(int nodeIndex) {
        return new JobId(high, low, Part.NODE, nodeIndex);
    }

    public boolean isChild() {
        return part == Part.CHILD;
    }

    public boolean isNode() {
        return part == Part.NODE;
    }

    /** The array or multi-node job that this job is a part of, or the job itself. */
    public JobId parent() {
        return part == Part.WHOLE ? this : new JobId(high, low, Part.WHOLE, 0);
    }

    public OptionalInt arrayIndex() {
        return isChild() ? OptionalInt.of(index) : OptionalInt.empty();
    }

    /** In the order of their UUIDs as texts, the whole before its parts, those by index. */
    @Override
    public int compareTo(JobId other) {
        int order = Long.compareUnsigned(high, other.high);
        order = order != 0 ? order : Long.compareUnsigned(low, other.low);
        order = order != 0 ? order : part.compareTo(other.part);
        return order != 0 ? order : Integer.compare(index, other.index);
    }

    @Override
    public int hashCode() {
        long mixed = (high * 31 + low) * 31 + index;
        return Long.hashCode(mixed * 31 + part.ordinal());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JobId that && high == that.high && low == that.low && index == that.index && part == that.part;
    }

    @JsonValue
    @Override
    public String toString() {
        return switch (part) {
            case WHOLE -> base();
            case CHILD -> base() + ":" + index;
            case NODE -> base() + "#" + index;
        };
    }

    private JobId part(char separator, int partIndex) {
        return switch (separator) {
            case ':' -> child(partIndex);
            case '#' -> node(partIndex);
            default -> throw new IllegalArgumentException("no part of a job begins with " + separator);
        };
    }

    /** The digits between each two bounds, which are followed by a dash except at the end. */
    private static long half(String text, int... bounds) {
        long value = 0;
        for (int group = 0; group < bounds.length; group += 2) {
            for (int i = bounds[group]; i < bounds[group + 1]; i++) {
                value = value << 4 | digit(text.charAt(i));
            }
            require(bounds[group + 1] == UUID_LENGTH || text.charAt(bounds[group + 1]) == '-');
        }
        return value;
    }

    private static int digit(char hexadecimal) {
        require(hexadecimal < 'A' || hexadecimal > 'F');
        return HexFormat.fromHexDigit(hexadecimal);
    }

    private static int index(String text) {
        int length = text.length() - UUID_LENGTH - 1;
        boolean hasLeadingZero = length > 1 && text.charAt(UUID_LENGTH + 1) == '0';
        require(length > 0 && length <= LONGEST_INDEX && !hasLeadingZero);
        int value = 0;
        for (int i = UUID_LENGTH + 1; i < text.length(); i++) {
            char digit = text.charAt(i);
            require(digit >= '0' && digit <= '9');
            value = 10 * value + digit - '0';
        }
        return value;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("not the form of a job id");
        }
    }
}

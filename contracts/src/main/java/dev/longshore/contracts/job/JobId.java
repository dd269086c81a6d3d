package dev.longshore.contracts.job;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names a job: a UUID, for a child of an array followed by {@code :index}.
 *
 * @param base the UUID, shared by an array and its children
 * @param index the array index, or -1 for a job that is no child
 */
public record JobId(String base, int index) implements Comparable<JobId> {

    private static final int NO_INDEX = -1;
    private static final Pattern FORM = Pattern
            .compile("([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?::(0|[1-9][0-9]{0,8}))?");

    public JobId {
        if (index < NO_INDEX) {
            throw new IllegalArgumentException("an array index must not be negative: " + index);
        }
    }

    /** A job that is no child of an array. */
    public static JobId of(String uuid) {
        return parse(uuid);
    }

    /** @throws IllegalArgumentException when the text is not a job id */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static JobId parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a job id is a UUID, for an array child followed by :index, not '" + text + "'");
        }
        return new JobId(matcher.group(1), matcher.group(2) == null ? NO_INDEX : Integer.parseInt(matcher.group(2)));
    }

    /** The child with that index of the array that this job is. */
    public JobId child(int childIndex) {
        return new JobId(base, childIndex);
    }

    public boolean isChild() {
        return index != NO_INDEX;
    }

    /** The array that this job is a child of, or the job itself. */
    public JobId parent() {
        return isChild() ? new JobId(base, NO_INDEX) : this;
    }

    public OptionalInt arrayIndex() {
        return isChild() ? OptionalInt.of(index) : OptionalInt.empty();
    }

    /** By base, the parent before its children, those by index. */
    @Override
    public int compareTo(JobId other) {
        int byBase = base.compareTo(other.base);
        return byBase != 0 ? byBase : Integer.compare(index, other.index);
    }

    @JsonValue
    @Override
    public String toString() {
        return isChild() ? base + ":" + index : base;
    }
}

package dev.longshore.contracts.job;

import java.util.Comparator;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import static java.util.Objects.requireNonNull;

/**
 * Names a job: a UUID, for a child of an array followed by {@code :index}, for a node of a multi-node job by {@code #index}.
 *
 * @param base the UUID, shared by a job and its children or nodes
 * @param part what of that job is meant
 * @param index the index of the child or node; 0 for a whole job
 */
public record JobId(String base, Part part, int index) implements Comparable<JobId> {

    private static final Pattern FORM = Pattern
            .compile("([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?:([:#])(0|[1-9][0-9]{0,8}))?");
    private static final Comparator<JobId> ORDER = Comparator.comparing(JobId::base).thenComparing(JobId::part)
            .thenComparingInt(JobId::index);

    public JobId {
        requireNonNull(base, "base");
        requireNonNull(part, "part");
        if (index < 0) {
            throw new IllegalArgumentException("an index must not be negative: " + index);
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
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "a job id is a UUID, for an array child followed by :index, for a node by #index, not '"
                            + text + "'");
        }
        JobId whole = new JobId(matcher.group(1), Part.WHOLE, 0);
        if (matcher.group(2) == null) {
            return whole;
        }
        int index = Integer.parseInt(matcher.group(3));
        return ":".equals(matcher.group(2)) ? whole.child(index) : whole.node(index);
    }

    /** The child with that index of the array that this job is. */
    public JobId child(int childIndex) {
        return new JobId(base, Part.CHILD, childIndex);
    }

    /** The node with that index of the multi-node job that this job is. */
    public JobId node(int nodeIndex) {
        return new JobId(base, Part.NODE, nodeIndex);
    }

    public boolean isChild() {
        return part == Part.CHILD;
    }

    public boolean isNode() {
        return part == Part.NODE;
    }

    /** The array or multi-node job that this job is a part of, or the job itself. */
    public JobId parent() {
        return part == Part.WHOLE ? this : new JobId(base, Part.WHOLE, 0);
    }

    public OptionalInt arrayIndex() {
        return isChild() ? OptionalInt.of(index) : OptionalInt.empty();
    }

    /** By base, the whole before its parts, those by index. */
    @Override
    public int compareTo(JobId other) {
        return ORDER.compare(this, other);
    }

    @JsonValue
    @Override
    public String toString() {
        return switch (part) {
            case WHOLE -> base;
            case CHILD -> base + ":" + index;
            case NODE -> base + "#" + index;
        };
    }
}

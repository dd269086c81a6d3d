package dev.longshore.gateway.definition;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.longshore.gateway.api.ClientException;

/**
 * Some nodes of a multi-node job, as the API writes them: {@code a:b} with both ends, {@code :b} from 0 on, {@code a:} to the last
 * one, {@code a} alone.
 *
 * @param last empty for the last one there is
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_NodeRangeProperty.html">AWS Batch API,
 *      NodeRangeProperty</a>
 */
public record TargetNodes(int first, OptionalInt last) {

    private static final Pattern FORM = Pattern.compile("(\\d{0,9})(:?)(\\d{0,9})");

    /**
     * @param path where the text stands, for the message
     * @throws ClientException when it means no range
     */
    public static TargetNodes parse(String text, String path) {
        Matcher form = FORM.matcher(text);
        if (text.isEmpty() || !form.matches()) {
            throw new ClientException(path + " is '" + text + "'; it must be of the form a:b, a:, :b or a.");
        }
        int first = form.group(1).isEmpty() ? 0 : Integer.parseInt(form.group(1));
        TargetNodes nodes = new TargetNodes(first, last(form, first));
        if (nodes.last.isPresent() && nodes.last.getAsInt() < first) {
            throw new ClientException(path + " is '" + text + "', whose first node comes after its last.");
        }
        return nodes;
    }

    private static OptionalInt last(Matcher form, int first) {
        if (form.group(2).isEmpty()) {
            return OptionalInt.of(first);
        }
        return form.group(3).isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(form.group(3)));
    }

    public boolean isOpen() {
        return last.isEmpty();
    }

    /** The last one of so many nodes that is meant; less than {@link #first} when none is. */
    public int lastOf(int nodes) {
        return Math.min(last.orElse(nodes - 1), nodes - 1);
    }

    public boolean contains(int node) {
        return node >= first && (isOpen() || node <= last.getAsInt());
    }
}

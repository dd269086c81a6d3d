package dev.longshore.gateway.logs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.bson.Document;

/**
 * Reads the lines of one stream in their order, some at a time. Lines of a stream are in the order of their times but for the trembling of
 * a clock: a line that is said to be older than the one before it counts as just as old. Batches of lines may overtake each other: what has
 * come just now, and before those in front of it, is not there yet, since who has read it would never see the others.
 */
final class StreamReader {

    private static final int MOST_LINES_AT_ONCE = 256;
    private static final int MOST_BYTES_AT_ONCE = 64 * 1024;
    /** By how many lines one that is younger may stand before one that is older. */
    private static final int TREMBLING_LINES = 16;

    private final MongoCollection<Document> lines;
    private final SearchedStream stream;
    private final Deque<Document> read = new ArrayDeque<>();
    private final long overtaking;
    private int atOnce;
    private long next;
    private long time;
    private boolean isLastBlock;
    private boolean isGapNext;
    private boolean isAtEnd;

    /**
     * @param next the number of the line to begin with
     * @param atOnce how many lines are read at first
     * @param overtaking since when what has come may have overtaken what is still under way, in milliseconds; {@link Long#MAX_VALUE} to
     *     wait for nothing
     */
    StreamReader(MongoCollection<Document> lines, SearchedStream stream, long next, int atOnce, long overtaking) {
        this.lines = lines;
        this.stream = stream;
        this.next = next;
        this.atOnce = atOnce;
        this.overtaking = overtaking;
        this.time = next == 0 ? stream.first() : 0;
    }

    SearchedStream stream() {
        return stream;
    }

    /** The number of the line that {@link #take} gives. */
    long next() {
        return next;
    }

    /** The time of the next line, as far as it is known: it is no earlier. */
    long time() {
        return time;
    }

    /** Whether there are no more lines for now. */
    boolean isAtEnd() {
        return isAtEnd;
    }

    /** Whether there are no more lines for now because one is waited for that others have overtaken. */
    boolean isAtGap() {
        return isAtEnd && isGapNext;
    }

    /** Whether the next line is there, so that {@link #time} is its own. */
    boolean isReady() {
        return !read.isEmpty();
    }

    /** Fetches lines, unless it is known that there are no more; then it {@link #isReady}, or {@link #isAtEnd}. */
    void fetch() {
        if (!isLastBlock) {
            read();
        }
        isAtEnd = read.isEmpty();
        noteTime();
    }

    private void read() {
        int bytes = 0;
        long expected = next;
        boolean isGap = false;
        try (MongoCursor<Document> found = lines
                .find(Filters.and(Filters.gte("_id", stream.key().line(next)), Filters.lt("_id", stream.key().end())))
                .sort(Sorts.ascending("_id")).limit(atOnce).cursor()) {
            while (!isGap && found.hasNext() && bytes < MOST_BYTES_AT_ONCE) {
                Document line = found.next();
                long number = numberOf(line);
                isGap = number != expected && line.getLong(LogFields.INGESTED) > overtaking;
                if (!isGap) {
                    expected = number + 1;
                    bytes += line.getString(LogFields.TEXT).getBytes(StandardCharsets.UTF_8).length;
                    read.add(line);
                }
            }
            isGapNext = isGap;
            isLastBlock = isGap || !found.hasNext() && read.size() < atOnce;
        }
        atOnce = Math.min(atOnce * 2, MOST_LINES_AT_ONCE);
    }

    /** The next line. */
    Document take() {
        Document line = read.remove();
        next = numberOf(line) + 1;
        noteTime();
        return line;
    }

    private void noteTime() {
        if (!read.isEmpty()) {
            time = Math.max(time, read.getFirst().getLong(LogFields.TIMESTAMP));
        }
    }

    /** Goes to the first line that is not older than that. */
    void seek(long start) {
        if (stream.first() >= start) {
            return;
        }
        long before = next - 1;
        long behind = last().map(line -> numberOf(line) + 1).orElse(next);
        while (behind - before > 1) {
            long middle = (before + behind) >>> 1;
            if (timeOf(middle) >= start) {
                behind = middle;
            } else {
                before = middle;
            }
        }
        next = Math.max(next, behind - TREMBLING_LINES);
        time = 0;
    }

    private long numberOf(Document line) {
        return stream.key().number(line.getString("_id"));
    }

    private Optional<Document> last() {
        return Optional.ofNullable(lines.find(Filters.and(Filters.gte("_id", stream.key().line(0)),
                Filters.lt("_id", stream.key().end()))).sort(Sorts.descending("_id")).first());
    }

    /** A line that has not come yet is as young as can be. */
    private long timeOf(long number) {
        Document line = lines.find(Filters.eq(stream.key().line(number))).first();
        return line == null ? Long.MAX_VALUE : line.getLong(LogFields.TIMESTAMP);
    }
}

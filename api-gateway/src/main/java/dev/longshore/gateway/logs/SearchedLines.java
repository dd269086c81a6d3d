package dev.longshore.gateway.logs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

import org.bson.Document;

/**
 * Puts the lines of many streams in the order of their times, for one page: until the page is full or all streams are at their ends. Of
 * lines of the same time those of one stream stay together.
 */
final class SearchedLines {

    private static final int MOST_BYTES = 1_048_576;
    /** So that a search that finds nothing answers from time to time. */
    private static final int MOST_READ = 100_000;
    /** How much older a line may be than one before it in its stream, at the end of the time that is searched. */
    private static final long TREMBLING_MILLIS = 1_000;

    /** @param id orders lines of the same time */
    record Event(SearchedStream stream, Document line, String id) {}

    private final Search search;
    private final long before;
    private final PriorityQueue<StreamReader> readers = new PriorityQueue<>(
            Comparator.comparingLong(StreamReader::time).thenComparing(reader -> reader.stream().key().value()));
    private final List<StreamReader> all;
    private final List<Event> found = new ArrayList<>();
    private long bytes;
    private int read;
    private boolean isFull;

    /** @param before younger lines are for a later page, since other streams may have some that are older */
    SearchedLines(Search search, List<StreamReader> all, long before) {
        this.search = search;
        this.all = all;
        this.before = before;
        readers.addAll(all);
    }

    /** Reads on until the page is full or nothing is left that belongs on it. */
    List<Event> page() {
        while (!isFull && !readers.isEmpty() && readers.peek().time() < before) {
            StreamReader reader = readers.remove();
            if (reader.isReady()) {
                take(reader);
            } else {
                reader.fetch();
            }
            if (!isBeyond(reader)) {
                readers.add(reader);
            }
        }
        return found;
    }

    private boolean isBeyond(StreamReader reader) {
        return reader.isAtEnd() || search.end() < reader.time() - TREMBLING_MILLIS;
    }

    private void take(StreamReader reader) {
        long number = reader.next();
        Document line = reader.take();
        read++;
        if (isWanted(line)) {
            found.add(new Event(reader.stream(), line, EventId.of(reader.stream(), line, number)));
            bytes += line.getString(LogFields.TEXT).getBytes(StandardCharsets.UTF_8).length;
        }
        isFull = found.size() >= search.limit() || bytes >= MOST_BYTES || read >= MOST_READ;
    }

    private boolean isWanted(Document line) {
        long time = line.getLong(LogFields.TIMESTAMP);
        return time >= search.start() && time <= search.end() && search.pattern().matches(line.getString(LogFields.TEXT));
    }

    /** Those that may have more of what is searched for. */
    List<StreamReader> unfinished() {
        return List.copyOf(readers);
    }

    /** Those in which a line is waited for that others have overtaken. */
    List<StreamReader> atGap() {
        return all.stream().filter(StreamReader::isAtGap).toList();
    }

    List<StreamReader> all() {
        return all;
    }
}

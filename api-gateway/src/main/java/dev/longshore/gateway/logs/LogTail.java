package dev.longshore.gateway.logs;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Reads a log stream line by line, as its lines come, for one who leaves out none. */
@Component
public class LogTail {

    private static final int AT_ONCE = 500;

    private final MongoDatabase database;
    private final Clock clock = Clock.systemUTC();

    LogTail(MongoDatabase database) {
        this.database = database;
    }

    /** Which stream is meant. */
    public record Place(String region, String group, String stream) {

        private LogStreamKey key() {
            return LogStreamKey.of(region, group, stream);
        }

        /** By what name it is heard of that there are new lines. */
        public String subject() {
            return subjectOf(key());
        }
    }

    /**
     * A line.
     *
     * @param number from 0
     * @param timestamp milliseconds since 1970
     */
    public record Line(long number, long timestamp, String text) {}

    /**
     * Some lines in their order.
     *
     * @param isFull whether there may be more right behind them
     * @param isLast whether no line will ever come behind them
     */
    public record Page(List<Line> lines, boolean isFull, boolean isLast) {

        public Page {
            lines = List.copyOf(lines);
        }
    }

    static String subjectOf(LogStreamKey key) {
        return "log/" + key.value();
    }

    /**
     * The next lines of a stream, which may not be there yet.
     *
     * @param from the number of the first line that is wanted
     */
    public Page read(Place place, long from) {
        LogStreamKey key = place.key();
        Document stream = database.getCollection(LogFields.STREAMS).find(Filters.eq(key.value())).first();
        List<Line> lines = lines(key, from);
        long behind = lines.isEmpty() ? from : lines.getLast().number() + 1;
        Long length = stream == null ? null : stream.getLong(LogFields.LENGTH);
        return new Page(lines, lines.size() == AT_ONCE, length != null && behind >= length);
    }

    /** Up to the first gap that may still be filled: batches of lines may overtake each other. */
    private List<Line> lines(LogStreamKey key, long from) {
        long overtaking = clock.millis() - LogFields.LONGEST_ON_THE_WAY_MILLIS;
        List<Line> lines = new ArrayList<>();
        long next = from;
        try (MongoCursor<Document> found = database.getCollection(LogFields.LINES)
                .find(Filters.and(Filters.gte("_id", key.line(from)), Filters.lt("_id", key.end())))
                .sort(Sorts.ascending("_id")).limit(AT_ONCE).cursor()) {
            while (found.hasNext()) {
                Document line = found.next();
                long number = key.number(line.getString("_id"));
                if (number != next && line.getLong(LogFields.INGESTED) > overtaking) {
                    return lines;
                }
                lines.add(new Line(number, line.getLong(LogFields.TIMESTAMP), line.getString(LogFields.TEXT)));
                next = number + 1;
            }
        }
        return lines;
    }
}

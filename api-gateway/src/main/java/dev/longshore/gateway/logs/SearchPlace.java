package dev.longshore.gateway.logs;

import java.util.LinkedHashMap;
import java.util.Map;

import com.mongodb.client.model.Filters;
import org.bson.conversions.Bson;

/**
 * How far a search has come: all that goes from one page to the next, so that it means the same to another gateway and after a restart.
 *
 * <p>Streams are taken up in the order in which the gateway heard of them. Those that are taken up and not read to their end are listed
 * with the number of the next line, so that a line is found whenever it comes: other streams may be ahead by then.
 *
 * @param created of the last stream that was taken up
 * @param last the key of that stream
 * @param hasAll whether every stream is taken up that was there
 * @param open the number of the next line of each stream that may have more
 * @param followedSince when a follower that may be none began; 0 for a search that ends, {@link #FOLLOWER} for one that is sure
 */
record SearchPlace(long created, String last, boolean hasAll, Map<LogStreamKey, Long> open, long followedSince) {

    static final long FOLLOWER = 1;
    static final SearchPlace START = new SearchPlace(0, "", false, Map.of(), 0);

    /** Reads what {@link #toString} wrote. */
    static SearchPlace read(String text) {
        String[] parts = text.split(" ", -1);
        Map<LogStreamKey, Long> open = new LinkedHashMap<>();
        for (int i = 4; i < parts.length; i++) {
            int length = parts[i].lastIndexOf(':');
            open.put(new LogStreamKey(parts[i].substring(0, length)), Long.parseLong(parts[i].substring(length + 1), 36));
        }
        return new SearchPlace(Long.parseLong(parts[0]), parts[1], parts[2].equals("1"), open, Long.parseLong(parts[3]));
    }

    SearchPlace following(long since) {
        return new SearchPlace(created, last, hasAll, open, since);
    }

    boolean isFollowed() {
        return followedSince != 0;
    }

    /** Matches the streams behind the last one that was taken up. The first condition is for the index. */
    Bson furtherStreams() {
        return Filters.and(Filters.gte(LogFields.CREATED, created), Filters.or(Filters.gt(LogFields.CREATED, created),
                Filters.gt("_id", last)));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder().append(created).append(' ').append(last).append(' ')
                .append(hasAll ? '1' : '0').append(' ').append(followedSince);
        open.forEach((key, next) -> text.append(' ').append(key.value()).append(':').append(Long.toString(next, 36)));
        return text.toString();
    }
}

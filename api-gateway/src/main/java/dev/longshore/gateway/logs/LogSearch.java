package dev.longshore.gateway.logs;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.mongodb.client.MongoDatabase;
import org.springframework.stereotype.Component;

/**
 * Searches the streams of a group page by page.
 *
 * <p>In meaning it merges the lines of all streams by time. As there may be a million streams, they are taken up some hundred at a time, in
 * the order in which they began, and lines younger than the last of these streams wait for the next page. A search that is followed is
 * never over: where all streams are taken up, those are looked for that have printed in the meantime.
 */
@Component
class LogSearch {

    private static final int ENOUGH_OPEN = 1_000;
    private static final int MOST_OPEN = 2_000;
    /** How many streams are taken up for a page, unless there are fewer or too many are open. */
    private static final int TAKEN_UP = 200;
    private static final int LINES_AT_FIRST = 10_000;
    /** How long a line is under way to the store at most, usually; those that take longer come later than younger ones. */
    private static final long UNDER_WAY_MILLIS = 2_000;
    private static final long NEWS_MILLIS = 20_000;
    /** Longer than those that have news, so that none of these is taken up again. */
    private static final long REMEMBERED_MILLIS = 2 * NEWS_MILLIS;
    private static final long LIVELY_MILLIS = 60_000;

    private final MongoDatabase database;
    private final SearchableStreams streams;
    private final Clock clock = Clock.systemUTC();

    LogSearch(MongoDatabase database, SearchableStreams streams) {
        this.database = database;
        this.streams = streams;
    }

    /**
     * A page.
     *
     * @param place how far the search has come
     * @param isOver whether nothing is left for now
     * @param isLively whether more is to come soon: a stream had a line lately and is to have more, or a line is waited for that others
     *     have overtaken
     * @param isAtGap whether such a line is waited for
     */
    record Result(List<SearchedLines.Event> events, SearchPlace place, boolean isOver, boolean isLively, boolean isAtGap) {}

    /**
     * @param isFollowed whether the end may be followed, so that streams are remembered that have nothing more for now, and lines wait for
     *     those that they have overtaken. Whoever does not follow is shown all that is there
     */
    Result next(Search search, SearchPlace place, boolean isFollowed) {
        long now = clock.millis();
        List<SearchedStream> known = streams.withKeys(place.open().keySet());
        int most = room(known.size());
        List<SearchedStream> taken = isFollowed || !place.hasAll() ? takeUp(search, place, most, now) : List.of();
        boolean hasAll = place.hasAll() || taken.size() < most;
        boolean waits = !hasAll && known.size() + taken.size() < MOST_OPEN;
        long overtaking = isFollowed ? now - LogFields.LONGEST_ON_THE_WAY_MILLIS : Long.MAX_VALUE;
        SearchedLines lines = new SearchedLines(search, readers(search, place, known, taken, overtaking),
                waits ? taken.getLast().created() - UNDER_WAY_MILLIS : Long.MAX_VALUE);
        List<SearchedLines.Event> events = lines.page();
        List<SearchedStream> all = Stream.concat(known.stream(), taken.stream()).toList();
        boolean isOver = hasAll && lines.unfinished().isEmpty();
        SearchedStream last = place.hasAll() || taken.isEmpty() ? null : taken.getLast();
        SearchPlace next = new SearchPlace(last == null ? place.created() : last.created(),
                last == null ? place.last() : last.key().value(), hasAll,
                open(place, lines, all, isFollowed ? now - REMEMBERED_MILLIS : Long.MAX_VALUE), place.followedSince());
        boolean isAtGap = !lines.atGap().isEmpty();
        return new Result(events, next, isOver, isAtGap || isLively(all, now), isAtGap);
    }

    private static boolean isLively(List<SearchedStream> streams, long now) {
        return streams.stream().anyMatch(stream -> stream.isLive() && stream.ingested() >= now - LIVELY_MILLIS);
    }

    private static int room(int open) {
        return Math.min(Math.max(TAKEN_UP, ENOUGH_OPEN - open), Math.max(0, MOST_OPEN - open));
    }

    private List<SearchedStream> takeUp(Search search, SearchPlace place, int most, long now) {
        if (!place.hasAll()) {
            return most == 0 ? List.of() : streams.behind(place, search, most);
        }
        return streams.withNewsSince(now - NEWS_MILLIS, search, MOST_OPEN).stream()
                .filter(stream -> !place.open().containsKey(stream.key())).limit(most).toList();
    }

    private List<StreamReader> readers(Search search, SearchPlace place, List<SearchedStream> known, List<SearchedStream> taken,
            long overtaking) {
        int atOnce = Math.clamp(LINES_AT_FIRST / Math.max(1, known.size() + taken.size()), 4, 256);
        List<StreamReader> readers = new ArrayList<>();
        for (SearchedStream stream : known) {
            long next = place.open().get(stream.key());
            if (next < stream.soFar()) {
                readers.add(reader(stream, next, atOnce, overtaking));
            }
        }
        for (SearchedStream stream : taken) {
            StreamReader reader = reader(stream, 0, atOnce, overtaking);
            reader.seek(search.start());
            readers.add(reader);
        }
        return readers;
    }

    private StreamReader reader(SearchedStream stream, long next, int atOnce, long overtaking) {
        return new StreamReader(database.getCollection(LogFields.LINES), stream, next, atOnce, overtaking);
    }

    /** @param rememberedSince streams that have nothing more for now are kept if they are to have more or have printed since then */
    private static Map<LogStreamKey, Long> open(SearchPlace place, SearchedLines lines, List<SearchedStream> all,
            long rememberedSince) {
        Map<LogStreamKey, Long> next = new LinkedHashMap<>(place.open());
        lines.all().forEach(reader -> next.put(reader.stream().key(), reader.next()));
        Map<LogStreamKey, Long> open = new LinkedHashMap<>();
        if (rememberedSince != Long.MAX_VALUE) {
            all.stream().filter(stream -> stream.isLive() || stream.last() >= rememberedSince)
                    .forEach(stream -> open.put(stream.key(), next.get(stream.key())));
        }
        lines.atGap().forEach(reader -> open.put(reader.stream().key(), reader.next()));
        lines.unfinished().forEach(reader -> open.put(reader.stream().key(), reader.next()));
        return open;
    }
}

package dev.longshore.gateway.logs;

import java.util.Arrays;
import java.util.List;

/**
 * What is known of a caller that may be {@code aws logs tail --follow}.
 *
 * <p>That command asks on at once where it is given a token, and without one sleeps for five seconds. It does not say whether it follows;
 * without {@code --follow} it reads until there is no token. It gives itself away when it asks again: from the time of the newest line
 * that it has seen, after its sleep.
 */
enum Tail {
    /** It reads to the end and no further. */
    NONE,
    /** It may want to be told of lines as they come. */
    POSSIBLE;

    private static final String COMMAND = "logs.tail";
    /** Among the features that newer versions name, this is a reader of all pages: it does not follow. */
    private static final String PAGINATOR = "C";
    private static final long SLEEP_MILLIS = 5_000;
    private static final long TREMBLING_MILLIS = 1_500;

    static Tail of(String userAgent) {
        if (!userAgent.contains(COMMAND)) {
            return NONE;
        }
        boolean readsPages = Arrays.stream(userAgent.split(" ")).filter(part -> part.startsWith("m/"))
                .flatMap(part -> Arrays.stream(part.substring(2).split(","))).anyMatch(PAGINATOR::equals);
        return readsPages ? NONE : POSSIBLE;
    }

    /**
     * Whether a first page shows that its caller has been here before: it begins with a line of just the time that was asked for, and what
     * follows is as young as its sleep is long.
     */
    static boolean isBack(Search search, List<SearchedLines.Event> page, long now) {
        return !page.isEmpty() && time(page.getFirst()) == search.start()
                && page.stream().mapToLong(Tail::time).filter(time -> time > search.start())
                        .allMatch(time -> time >= now - SLEEP_MILLIS - TREMBLING_MILLIS)
                && search.start() <= now - SLEEP_MILLIS + TREMBLING_MILLIS;
    }

    private static long time(SearchedLines.Event event) {
        return event.line().getLong(LogFields.TIMESTAMP);
    }
}

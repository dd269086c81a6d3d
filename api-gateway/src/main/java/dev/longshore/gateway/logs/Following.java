package dev.longshore.gateway.logs;

import java.time.Clock;

import org.springframework.stereotype.Component;

/**
 * Pages for {@code aws logs tail}, so that {@code --follow} shows a line as soon as it is here.
 *
 * <p>A caller of whom it is certain that he follows is given a token for as long as he asks, and each of his questions waits until there are
 * lines. Before that is certain he is treated so while lines keep coming, but not for longer than a minute: a caller who does not follow
 * gets no end until then.
 */
@Component
class Following {

    private static final long LONGEST_ANSWER_MILLIS = 5_000;
    private static final long UNCERTAIN_MILLIS = 60_000;
    /** For how long a log must be silent to be at its end, for a caller who may not follow. */
    private static final long SILENCE_MILLIS = 1_000;
    /** How long lines of another gateway may stay unnoticed. */
    private static final long LOOK_MILLIS = 200;

    private final LogSearch logs;
    private final NewLines newLines;
    private final Clock clock = Clock.systemUTC();

    Following(LogSearch logs, NewLines newLines) {
        this.logs = logs;
        this.newLines = newLines;
    }

    LogSearch.Result next(Search search, SearchPlace place) {
        return place.isFollowed() ? awaited(search, place) : first(search, place);
    }

    /** Of a caller who has not been at the end yet. */
    private LogSearch.Result first(Search search, SearchPlace place) {
        LogSearch.Result page = logs.next(search, place, true);
        long now = clock.millis();
        if (!page.isOver() || !search.isOpenAt(now)) {
            return page;
        }
        if (place.equals(SearchPlace.START) && Tail.isBack(search, page.events(), now)) {
            return goingOn(page, SearchPlace.FOLLOWER);
        }
        return page.isLively() ? goingOn(page, now) : page;
    }

    private LogSearch.Result awaited(Search search, SearchPlace place) {
        boolean isCertain = place.followedSince() == SearchPlace.FOLLOWER;
        long until = clock.millis() + (isCertain ? LONGEST_ANSWER_MILLIS : SILENCE_MILLIS);
        LogSearch.Result page = logs.next(search, place, true);
        try {
            while (page.events().isEmpty() && clock.millis() < until) {
                page = look(search, page.place());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        boolean goesOn = isCertain || !page.isOver() || page.isAtGap()
                || !page.events().isEmpty() && clock.millis() < place.followedSince() + UNCERTAIN_MILLIS;
        return goesOn ? goingOn(page, place.followedSince()) : page;
    }

    private LogSearch.Result look(Search search, SearchPlace place) throws InterruptedException {
        long known = newLines.writes();
        LogSearch.Result page = logs.next(search, place, true);
        if (page.events().isEmpty()) {
            newLines.await(known, LOOK_MILLIS);
        }
        return page;
    }

    private static LogSearch.Result goingOn(LogSearch.Result page, long since) {
        return new LogSearch.Result(page.events(), page.place().following(since), false, page.isLively(), page.isAtGap());
    }
}

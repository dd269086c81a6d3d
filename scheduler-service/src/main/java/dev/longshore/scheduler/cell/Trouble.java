package dev.longshore.scheduler.cell;

import java.time.Duration;

/**
 * Remembers what ended the last terms of a cell, so that it is said once and not at every try. What comes back only after a while, such
 * as a look for silent executors, must not pass for a new one each time: hence a trouble is over when a term has lasted twice as long as
 * the one that it ended last, and 10 s at least.
 */
final class Trouble {

    private static final Duration STEADY = Duration.ofSeconds(10);

    private String reason = "";
    private int ownInARow;
    private Duration lasted = Duration.ZERO;

    /** Ends a term that has lasted so long. Returns whether this is news. */
    boolean struck(TermFailure failure, Duration termLasted) {
        boolean news = !failure.reason().equals(reason);
        reason = failure.reason();
        ownInARow = failure instanceof TermFailure.OfOwnWork ? ownInARow + 1 : 0;
        lasted = termLasted;
        return news;
    }

    /** Whether the scheduler's own work has failed again, which waiting for Kafka or putting a message aside will not mend. */
    boolean persists() {
        return ownInARow > 1;
    }

    String reason() {
        return reason;
    }

    /** Forgets a trouble that a term which has lasted so long has outlived. Returns whether there was one. */
    boolean isOutlived(Duration termLasts) {
        if (reason.isEmpty() || termLasts.compareTo(STEADY) < 0 || termLasts.compareTo(lasted.multipliedBy(2)) < 0) {
            return false;
        }
        reason = "";
        ownInARow = 0;
        return true;
    }
}

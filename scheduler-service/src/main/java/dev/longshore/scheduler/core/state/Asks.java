package dev.longshore.scheduler.core.state;

import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps one of those that are equal, however many jobs ask the same. */
final class Asks {

    private final Map<Ask, Shared> known = new LinkedHashMap<>();

    private static final class Shared {

        private final Ask ask;
        private int jobs;

        private Shared(Ask ask) {
            this.ask = ask;
        }
    }

    /** One more job asks this. */
    Ask add(Ask ask) {
        Shared shared = known.computeIfAbsent(ask, Shared::new);
        shared.jobs++;
        return shared.ask;
    }

    /** One job fewer asks this. */
    void remove(Ask ask) {
        known.computeIfPresent(ask, (key, shared) -> --shared.jobs == 0 ? null : shared);
    }
}

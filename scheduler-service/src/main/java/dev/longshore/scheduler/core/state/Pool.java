package dev.longshore.scheduler.core.state;

import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps one of those values that are equal, for as long as somebody has it. */
final class Pool<T> {

    private final Map<T, Shared<T>> known = new LinkedHashMap<>();

    private static final class Shared<T> {

        private final T value;
        private int holders;

        private Shared(T value) {
            this.value = value;
        }
    }

    /** The one to hold instead of that which is equal. */
    T take(T value) {
        Shared<T> shared = known.computeIfAbsent(value, Shared::new);
        shared.holders++;
        return shared.value;
    }

    /** One holder fewer. */
    void leave(T value) {
        known.computeIfPresent(value, (key, shared) -> --shared.holders == 0 ? null : shared);
    }
}

package dev.longshore.gateway.logs;

import java.util.Optional;

/**
 * A stream that a request means.
 *
 * @param length how many lines it has; empty until its end is known
 */
record FoundStream(LogStreamKey key, Optional<Long> length) {

    boolean endsAt(long line) {
        return length.filter(end -> line >= end).isPresent();
    }
}

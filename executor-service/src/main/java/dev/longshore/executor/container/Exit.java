package dev.longshore.executor.container;

import java.time.Instant;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * How an attempt ended.
 *
 * @param startedAt when it began to run, by the host's clock
 * @param at when it ended
 * @param code 0 to 255; 128 and the signal's number where a signal ended it
 * @param reason what the engine has to say of it, as AWS words it; most ends have none
 */
public record Exit(Instant startedAt, Instant at, int code, Optional<String> reason) {

    /** The code of whatever SIGKILL has ended. */
    public static final int KILLED = 137;

    public Exit {
        requireNonNull(startedAt, "startedAt");
        requireNonNull(at, "at");
        requireNonNull(reason, "reason");
        if (code < 0 || code > 255) {
            throw new IllegalArgumentException("an exit code is from 0 to 255, not " + code);
        }
    }
}

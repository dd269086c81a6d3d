package dev.longshore.scheduler.core;

import java.time.Duration;

import static java.util.Objects.requireNonNull;

/**
 * How patient the scheduler of a cell is.
 *
 * @param cell its number, counted from 0
 * @param idleGrace how long an instance is kept without work
 * @param heartbeatTimeout how long an executor may be silent before its attempts count as lost
 * @param stopGrace what an attempt that is to stop has between SIGTERM and SIGKILL
 * @param retention how long a job is remembered after its end is durable elsewhere: longer than a submission can be on its way
 * @param launchBackoff after the first failed launch; doubled for each further one
 * @param launchBackoffLimit the longest such pause
 */
public record CoreSettings(int cell, Duration idleGrace, Duration heartbeatTimeout, Duration stopGrace, Duration retention,
        Duration launchBackoff, Duration launchBackoffLimit) {

    public CoreSettings {
        if (cell < 0) {
            throw new IllegalArgumentException("cells are counted from 0, not " + cell);
        }
        requirePositive(idleGrace, "idleGrace");
        requirePositive(heartbeatTimeout, "heartbeatTimeout");
        requirePositive(stopGrace, "stopGrace");
        requirePositive(retention, "retention");
        requirePositive(launchBackoff, "launchBackoff");
        requirePositive(launchBackoffLimit, "launchBackoffLimit");
    }

    /** Of cell 0. */
    public static CoreSettings defaults() {
        return new CoreSettings(0, Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofMinutes(10),
                Duration.ofSeconds(5), Duration.ofMinutes(1));
    }

    /** The same, for that cell. */
    public CoreSettings ofCell(int number) {
        return new CoreSettings(number, idleGrace, heartbeatTimeout, stopGrace, retention, launchBackoff, launchBackoffLimit);
    }

    private static void requirePositive(Duration duration, String name) {
        if (requireNonNull(duration, name).isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " must be positive, not " + duration);
        }
    }
}

package dev.longshore.simulator.replay;

import java.time.Duration;

/**
 * A job, or an array's child, that has run.
 *
 * @param line of the trace
 * @param queue its name
 * @param share whom it counted for; empty text for nobody
 * @param vcpus that it took
 * @param submit when it was submitted, since the beginning of the history
 * @param start when its last attempt began to run
 * @param end when that ended
 */
public record JobRun(int line, String queue, String share, double vcpus, Duration submit, Duration start, Duration end) {

    /** Runs shorter than this do not count as shorter in a slowdown (Feitelson et al., 1997). */
    private static final double SHORTEST_SECONDS = 10;

    /** How long it waited, in seconds. */
    public double waitSeconds() {
        return seconds(start.minus(submit));
    }

    /** How long it ran, in seconds. */
    public double runSeconds() {
        return seconds(end.minus(start));
    }

    /** The bounded slowdown: at least 1. */
    public double slowdown() {
        double run = Math.max(SHORTEST_SECONDS, runSeconds());
        return Math.max(1, (waitSeconds() + runSeconds()) / run);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}

package dev.longshore.simulator.trace;

import java.time.Duration;
import java.util.Optional;

import dev.longshore.contracts.capacity.Resources;

import static java.util.Objects.requireNonNull;

/**
 * A job of a history.
 *
 * @param line of the file in which it stands, counted from 1; names the job
 * @param submit since the beginning of the history
 * @param run how long it runs when nothing stops it
 * @param limit after which an attempt is stopped; also what a scheduler may rely upon
 * @param queue its name; empty for the first queue of the configuration
 * @param share whom it counts for in a fair-share queue
 * @param children of an array, at least 2; empty for a single job
 */
public record TraceJob(int line, Duration submit, Duration run, Resources needs, Optional<Duration> limit, Optional<String> queue,
        Optional<String> share, Optional<Integer> children) {

    public TraceJob {
        requireNonNull(submit, "submit");
        requireNonNull(run, "run");
        requireNonNull(needs, "needs");
        requireNonNull(limit, "limit");
        requireNonNull(queue, "queue");
        requireNonNull(share, "share");
        requireNonNull(children, "children");
    }
}

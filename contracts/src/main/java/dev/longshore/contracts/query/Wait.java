package dev.longshore.contracts.query;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.longshore.contracts.job.JobId;

import static java.util.Objects.requireNonNull;

/**
 * Why a job waits, and what is known of how long.
 *
 * @param reason in plain words
 * @param waitsFor jobs that must end first, at most {@link #NAMED}; empty once it is in line
 * @param inLine where it stands; empty while it is not in line, or could not start if it were first
 * @param start when it is expected to start; empty where nobody knows
 */
public record Wait(String reason, List<JobId> waitsFor, Optional<InLine> inLine, Optional<Start> start) {

    /** So many jobs are named at most. */
    public static final int NAMED = 100;

    public Wait {
        requireNonNull(reason, "reason");
        waitsFor = List.copyOf(waitsFor);
        inLine = inLine == null ? Optional.empty() : inLine;
        start = start == null ? Optional.empty() : start;
    }

    /**
     * A place in the line of a queue.
     *
     * @param ahead how many are before it that could start: of its share, where the queue has shares
     * @param share of a fair-share queue
     * @param first who starts before it and before all others that do; empty when that is itself
     * @param place from 1, in the order in which jobs of the queue would start if all found room; empty where it is too far behind to tell
     */
    public record InLine(int ahead, Optional<String> share, Optional<JobId> first, OptionalInt place) {

        public InLine {
            share = share == null ? Optional.empty() : share;
            first = first == null ? Optional.empty() : first;
            place = place == null ? OptionalInt.empty() : place;
        }
    }

    /** @param estimated whether it rests on how long earlier jobs of the same definition ran, and not on timeouts alone */
    public record Start(Instant at, boolean estimated) {

        public Start {
            requireNonNull(at, "at");
        }
    }
}

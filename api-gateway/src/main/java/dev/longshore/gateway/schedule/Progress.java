package dev.longshore.gateway.schedule;

import java.time.Instant;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * How far a schedule has come.
 *
 * @param anchor from which a rate is counted
 * @param due the time at which it is due next; empty when it is not, or not any more
 * @param last the last time at which it was due; what comes next is later, whatever a gateway's clock says
 */
public record Progress(Instant anchor, Optional<Instant> due, Optional<Instant> last) {

    public Progress {
        requireNonNull(anchor, "anchor");
    }

    /** When all up to a time are dealt with. */
    public Progress past(Instant dealtWith, Optional<Instant> next) {
        return new Progress(anchor, next, Optional.of(dealtWith));
    }
}

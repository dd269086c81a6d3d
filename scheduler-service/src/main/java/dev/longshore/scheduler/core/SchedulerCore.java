package dev.longshore.scheduler.core;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.job.JobId;
import dev.longshore.scheduler.core.state.Entity;

/** The scheduler of one cell: a state machine. Messages and time come in, effects come out; nothing else happens. One thread at a time. */
public final class SchedulerCore {

    /** Puts a stored entity into memory. Only before the first {@link #process}; in whatever order. */
    public void restore(Entity entity) {
        throw new UnsupportedOperationException(entity.key());
    }

    /**
     * Acts on a batch of messages, then on the deadlines that are due, then makes one scheduling pass. Memory has changed by exactly the
     * effects when this returns.
     *
     * @param now the clock; where it is behind the last stored time, that one counts
     */
    public Turn process(List<Message> batch, Instant now) {
        throw new UnsupportedOperationException(batch + " at " + now);
    }

    /** When {@link #process} is to be called even if no message has come. */
    public Optional<Instant> nextDue() {
        throw new UnsupportedOperationException();
    }

    /** Why jobs wait, in plain words; jobs that do not wait or are not known are left out. */
    public Map<JobId, String> whyWaiting(List<JobId> jobs, Instant now) {
        throw new UnsupportedOperationException(jobs + " at " + now);
    }
}

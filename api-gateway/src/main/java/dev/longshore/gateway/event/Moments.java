package dev.longshore.gateway.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.status.CurrentAttempt;
import dev.longshore.contracts.status.EndedAttempt;
import dev.longshore.contracts.status.JobStatusChanged;
import dev.longshore.contracts.status.Transition;
import dev.longshore.gateway.job.JobState;

/**
 * What a job was like at each of the transitions that a status tells of. A status says what the job is like after the last of them; what
 * was not yet so at an earlier one is taken back. Whether a stop was requested is known of the last only, and told of all.
 */
record Moments(JobStatusChanged change) {

    /** After the transition with that index. */
    JobState after(int index) {
        if (index == change.transitions().size() - 1) {
            return now();
        }
        Transition transition = change.transitions().get(index);
        List<EndedAttempt> ended = change.attempts().subList(0, Math.max(0, change.attempts().size() - endsAfter(index)));
        Optional<EndedAttempt> last = ended.isEmpty() ? Optional.empty() : Optional.of(ended.getLast());
        boolean isLive = isLive(transition.to());
        Optional<CurrentAttempt> current = isLive ? live(ended.size(), transition.to()) : last.map(EndedAttempt::attempt);
        Optional<Instant> startedAt = isLive ? started(ended.size(), transition) : last.flatMap(EndedAttempt::startedAt);
        return new JobState(transition.to(), change.version(), change.createdAt(), transition.reason(), startedAt,
                transition.to().isTerminal() ? Optional.of(transition.at()) : Optional.empty(), current, ended, change.array(),
                change.cancelled(), change.terminated());
    }

    /** After all of them. */
    JobState now() {
        return new JobState(change.status(), change.version(), change.createdAt(), change.statusReason(), change.startedAt(),
                change.stoppedAt(), change.current(), change.attempts(), change.array(), change.cancelled(), change.terminated());
    }

    /** How many attempts ended later than at that transition. */
    private int endsAfter(int index) {
        List<Transition> all = change.transitions();
        int ends = 0;
        for (int i = index + 1; i < all.size(); i++) {
            if (isLive(all.get(i - 1).to()) && !isLive(all.get(i).to())) {
                ends++;
            }
        }
        return ends;
    }

    /** The attempt that came after so many others, as it was while it lived. */
    private Optional<CurrentAttempt> live(int before, JobStatus status) {
        Optional<CurrentAttempt> told = before < change.attempts().size()
                ? Optional.of(change.attempts().get(before).attempt())
                : change.current();
        return told.map(attempt -> new CurrentAttempt(attempt.number(), attempt.instance(), attempt.computeEnvironment(),
                status == JobStatus.RUNNING ? attempt.logStream() : Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private Optional<Instant> started(int before, Transition transition) {
        if (transition.to() != JobStatus.RUNNING) {
            return Optional.empty();
        }
        Optional<Instant> told = before < change.attempts().size()
                ? change.attempts().get(before).startedAt()
                : change.startedAt();
        return told.or(() -> Optional.of(transition.at()));
    }

    private static boolean isLive(JobStatus status) {
        return switch (status) {
            case STARTING, RUNNING -> true;
            case SUBMITTED, PENDING, RUNNABLE, SUCCEEDED, FAILED -> false;
        };
    }
}

package dev.longshore.scheduler.core.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.status.JobStatusChanged;
import dev.longshore.scheduler.core.state.Effect;
import dev.longshore.scheduler.core.state.JobProgress;
import dev.longshore.scheduler.core.state.JobSpec;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever waits has a reason, and whoever does not has none; what a reason says of others, of limits and of amounts is so, and nobody is
 * about to be placed for ever. Looked at after some of the turns.
 */
final class WaitingHasATrueReason implements Observer {

    private static final int ONE_OF = 10;
    private static final Duration ABOUT_TO_BE = Duration.ofMinutes(10);

    private final Observer other;
    private final Random random;
    private final Map<JobId, Integer> waitingChildren = new HashMap<>();
    private final Map<JobId, Instant> aboutToBePlacedSince = new HashMap<>();

    /** @param other is told of each reason that was looked at */
    WaitingHasATrueReason(Observer other, long seed) {
        this.other = other;
        this.random = new Random(seed);
    }

    @Override
    public void see(Step step) {
        step.turn().effects().forEach(this::countChildren);
        if (random.nextInt(ONE_OF) > 0) {
            return;
        }
        List<JobId> jobs = step.after().values().stream().filter(JobSpec.class::isInstance).map(JobSpec.class::cast)
                .map(JobSpec::job).toList();
        Map<JobId, String> reasons = step.core().whyWaiting(jobs);
        jobs.forEach(job -> check(step, job, reasons.get(job)));
    }

    private void countChildren(Effect effect) {
        if (effect instanceof Effect.Said(JobStatusChanged status) && status.array().isPresent()) {
            waitingChildren.put(status.job(), status.array().get().counts().getOrDefault(JobStatus.RUNNABLE, 0));
        }
    }

    private void check(Step step, JobId job, String reason) {
        JobStatus status = ((JobProgress) step.after().get("job/" + job)).progress().status();
        boolean isArray = RunningJobs.spec(step.after(), job).arraySize().isPresent();
        boolean waits = status == JobStatus.RUNNABLE || status == JobStatus.PENDING && !isArray
                || isArray && waitingChildren.getOrDefault(job, 0) > 0;
        if (reason == null) {
            assertThat(waits).as("%s is %s and has no reason", job, status).isFalse();
            return;
        }
        assertThat(status).as("%s says: %s", job, reason).isIn(JobStatus.SUBMITTED, JobStatus.PENDING, JobStatus.RUNNABLE);
        if (waitingChildren.getOrDefault(job, 0) > 0) {
            assertThat(reason).as("%s", job).startsWith(waitingChildren.get(job) + " of ");
        }
        assertThat(reason).as("%s", job).doesNotContain("1970-01-01");
        noteWhoIsAboutToBePlaced(step.now(), job, reason);
        new ReasonByTheFacts(step.after(), job).check(reason);
        other.happened(Happening.REASON);
    }

    private void noteWhoIsAboutToBePlaced(Instant now, JobId job, String reason) {
        if (!reason.endsWith("about to be placed")) {
            aboutToBePlacedSince.remove(job);
            return;
        }
        Instant since = aboutToBePlacedSince.computeIfAbsent(job, id -> now);
        assertThat(Duration.between(since, now)).as("%s since %s: %s", job, since, reason).isLessThan(ABOUT_TO_BE);
    }
}

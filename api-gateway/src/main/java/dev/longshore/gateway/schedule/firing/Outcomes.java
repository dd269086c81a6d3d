package dev.longshore.gateway.schedule.firing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import dev.longshore.gateway.schedule.firing.MissedTime.Outcome;

/** Writes down what has become of an invocation, and then forgets it. What is done twice because a gateway died is written down once. */
@Component
class Outcomes {

    private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);

    private final Invocations invocations;
    private final MissedTimes missed;
    private final DeadLetterBox letters;
    private final FiringMetrics metrics;

    Outcomes(Invocations invocations, MissedTimes missed, DeadLetterBox letters, FiringMetrics metrics) {
        this.invocations = invocations;
        this.missed = missed;
        this.letters = letters;
        this.metrics = metrics;
    }

    void submitted(Invocation invocation, String jobId, Instant now) {
        if (invocation.isLateAt(now)) {
            String reason = reasonOfDelay(invocation, now);
            add(invocation, Outcome.MADE_UP, reason, Optional.of(jobId));
            LOG.warn("schedule {} was due at {} and has its job {} late: {}", invocation.schedule().arn(), invocation.due(),
                    jobId,
                    reason);
        }
        metrics.submitted(invocation, now);
        invocations.remove(invocation);
    }

    private static String reasonOfDelay(Invocation invocation, Instant now) {
        return invocation.attempts() == 1
                ? "No gateway ran at that time; the job was submitted at " + now + "."
                : "The job could not be submitted at that time; it was submitted at " + now + ", in attempt "
                        + invocation.attempts() + ".";
    }

    void retried() {
        metrics.retried();
    }

    /**
     * Of one that has failed.
     *
     * @throws RuntimeException when its dead letter could not be sent; the invocation is not forgotten then
     */
    void undelivered(Invocation invocation) {
        String reason = invocation.failure().orElseThrow().message();
        letters.put(invocation, invocation.attributes().in(invocation.target().input()));
        add(invocation, Outcome.UNDELIVERED, reason, Optional.empty());
        metrics.undelivered();
        LOG.warn("schedule {} was due at {} and has no job: {}", invocation.schedule().arn(), invocation.due(), reason);
        invocations.remove(invocation);
    }

    private void add(Invocation invocation, Outcome outcome, String reason, Optional<String> jobId) {
        missed.add(List.of(new MissedTime(invocation.schedule(), invocation.scheduleUuid(), invocation.due(), outcome, reason,
                jobId)));
    }
}

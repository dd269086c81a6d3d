package dev.longshore.gateway.schedule.firing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.schedule.Schedule;
import dev.longshore.gateway.schedule.Schedules;
import dev.longshore.gateway.schedule.firing.Invocation.Failure;

/**
 * Makes the attempts that are to be made. Before an attempt it is noted that it is under way; what a gateway that dies leaves behind,
 * another one takes up after a moment.
 */
@Component
class Invoker {

    private static final Logger LOG = LoggerFactory.getLogger(Invoker.class);
    /** For so long nobody else makes an attempt. If it takes longer two overlap, which still makes one job. */
    static final Duration LEASE = Duration.ofSeconds(10);
    private static final int PAGE = 64;

    private final Schedules schedules;
    private final Invocations invocations;
    private final Submitter submitter;
    private final Outcomes outcomes;
    private final Clock clock;

    Invoker(Schedules schedules, Invocations invocations, Submitter submitter, Outcomes outcomes, Clock scheduleClock) {
        this.schedules = schedules;
        this.invocations = invocations;
        this.submitter = submitter;
        this.outcomes = outcomes;
        this.clock = scheduleClock;
    }

    /** Makes all that are to be made now. */
    void invoke(Instant now) {
        List<Invocation> ready = invocations.ready(now, PAGE);
        while (!ready.isEmpty()) {
            AtOnce.each(ready, invocation -> invoke(invocation, now));
            ready = ready.size() < PAGE ? List.of() : invocations.ready(now, PAGE);
        }
    }

    private void invoke(Invocation ready, Instant now) {
        Invocation begun = ready.begun(now.plus(LEASE));
        if (!invocations.replace(ready, begun)) {
            return;
        }
        if (begun.attempts() == 1 && begun.hasWaited() && isWithdrawn(begun)) {
            LOG.info("schedule {} was deleted or disabled before its job of {} was submitted", begun.schedule().arn(),
                    begun.due());
            invocations.remove(begun);
            return;
        }
        attempt(begun);
    }

    private boolean isWithdrawn(Invocation invocation) {
        Optional<Schedule> schedule = schedules.find(invocation.schedule());
        return schedule.filter(found -> found.uuid().equals(invocation.scheduleUuid()) && found.isEnabled()).isEmpty();
    }

    private void attempt(Invocation begun) {
        try {
            String jobId = submitter.submit(begun);
            outcomes.submitted(begun, jobId, clock.instant());
        } catch (ClientException e) {
            giveUp(begun, new Failure(e.type(), e.getMessage(), Optional.empty()));
        } catch (RuntimeException e) {
            again(begun, e);
        }
    }

    private void again(Invocation begun, RuntimeException cause) {
        Instant next = clock.instant().plus(begun.target().retryPolicy().pauseAfter(begun.attempts()));
        Optional<String> exhausted = begun.exhaustedAt(next);
        if (exhausted.isPresent()) {
            giveUp(begun, new Failure("InternalServerException", "SubmitJob failed: " + cause.getMessage(), exhausted));
            return;
        }
        LOG.debug("the job of {} at {} could not be submitted", begun.schedule().arn(), begun.due(), cause);
        invocations.replace(begun, begun.postponed(next));
        outcomes.retried();
    }

    /** Leaves it to be put among the dead letters, which may take a while. */
    private void giveUp(Invocation begun, Failure failure) {
        invocations.replace(begun, begun.failed(failure, clock.instant()));
    }
}

package dev.longshore.scheduler.core.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.scheduler.core.state.ChildrenProgress;
import dev.longshore.scheduler.core.state.Entity;
import dev.longshore.scheduler.core.state.Instance;
import dev.longshore.scheduler.core.state.JobProgress;
import dev.longshore.scheduler.core.state.JobSpec;
import dev.longshore.scheduler.core.state.Placement;
import dev.longshore.scheduler.core.state.Progress;
import dev.longshore.scheduler.core.state.Queue;
import dev.longshore.scheduler.core.state.Reservation;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * While a place is kept for a job, its expected start is not put off, unless it was an estimate that was outlived; and of what was placed
 * there since, by its own queue and those of lower priority, so much is over before the start for certain that the job will fit. Where
 * the start is an estimate it lies ahead. Those who come before the job in its queue are not bound by its place.
 */
final class ReservationsHold implements Observer {

    private final Observer other;

    /** @param other is told of places that are kept */
    ReservationsHold(Observer other) {
        this.other = other;
    }

    @Override
    public void see(Step step) {
        step.after().values().stream().filter(Reservation.class::isInstance).map(Reservation.class::cast)
                .forEach(kept -> count(kept, step));
        step.after().values().stream().filter(Reservation.class::isInstance).map(Reservation.class::cast).forEach(kept -> {
            boolean isSingle = spec(step, kept.job()).arraySize().isEmpty();
            if (isSingle && step.before().get(kept.key()) instanceof Reservation earlier && earlier.job().equals(kept.job())) {
                check(step, earlier, kept);
            }
        });
    }

    private void count(Reservation kept, Step step) {
        if (!(step.before().get(kept.key()) instanceof Reservation earlier) || !earlier.job().equals(kept.job())) {
            other.happened(kept.estimated() ? Happening.PLACE_ESTIMATED : Happening.PLACE_KEPT);
        } else if (isOutlived(earlier, step)) {
            other.happened(Happening.ESTIMATE_OUTLIVED);
        }
        assertThat(kept.estimated() && kept.start().filter(step.now()::isBefore).isEmpty()).as("%s is over", kept).isFalse();
    }

    private static boolean isOutlived(Reservation kept, Step step) {
        return kept.estimated() && !kept.start().orElseThrow().isAfter(step.now());
    }

    private static void check(Step step, Reservation earlier, Reservation kept) {
        if (somebodyBeforeCame(step, kept)) {
            return;
        }
        boolean holds = earlier.instances().equals(kept.instances()) && !isOutlived(earlier, step);
        earlier.start().filter(start -> holds).ifPresent(
                start -> assertThat(kept.start()).as("start of %s", kept)
                        .hasValueSatisfying(now -> assertThat(now).isBeforeOrEqualTo(start)));
        if (kept.equals(earlier) && kept.headroom().isEmpty()) {
            kept.instances().forEach(instance -> assertThat(takenByOthers(step, kept, instance)
                    .plus(spec(step, kept.job()).workload().resources())
                    .fitsInto(((Instance) step.after().get("instance/" + instance)).shape().resources())
                    || nobodyCame(step, kept, instance))
                    .as("%s can start at %s", kept, instance).isTrue());
        }
    }

    /** What those who are not over before the start have there. */
    private static Resources takenByOthers(Step step, Reservation kept, InstanceId instance) {
        return attempts(step, step.after()).filter(attempt -> attempt.placement().instance().equals(instance))
                .filter(attempt -> !attempt.isOverBy(kept.start())).map(attempt -> attempt.placement().resources())
                .reduce(Resources.NONE, Resources::plus);
    }

    /** Nobody of the same queue, or of one of lower priority, was placed there in this turn who is not over before the start. */
    private static boolean nobodyCame(Step step, Reservation kept, InstanceId instance) {
        int priority = priority(step, kept.queue());
        return attempts(step, step.after()).filter(attempt -> attempt.placement().instance().equals(instance))
                .filter(attempt -> attempt.placement().placedAt().equals(step.now()))
                .filter(attempt -> priority(step, attempt.job().queue()) <= priority)
                .noneMatch(attempt -> !attempt.isOverBy(kept.start()));
    }

    private static boolean somebodyBeforeCame(Step step, Reservation kept) {
        return attempts(step, step.after()).filter(attempt -> kept.instances().contains(attempt.placement().instance()))
                .filter(attempt -> attempt.placement().placedAt().equals(step.now()))
                .anyMatch(attempt -> comesBefore(step, attempt.job(), spec(step, kept.job())));
    }

    /** Between shares anybody may: which of them goes first has changed since, with what was placed. */
    private static boolean comesBefore(Step step, JobSubmitted one, JobSubmitted other) {
        Queue queue = (Queue) step.after().get("queue/" + other.queue());
        if (!one.queue().equals(other.queue())) {
            return false;
        }
        if (queue.definition().schedulingPolicy().isEmpty()) {
            return sequence(step, one) < sequence(step, other);
        }
        boolean isOfAnotherShare = !one.terms().share().equals(other.terms().share());
        return isOfAnotherShare || one.terms().priority() > other.terms().priority()
                || one.terms().priority() == other.terms().priority() && sequence(step, one) < sequence(step, other);
    }

    private static long sequence(Step step, JobSubmitted job) {
        return ((JobSpec) step.after().get("job/" + job.job().base() + "/spec")).sequence();
    }

    private record Attempt(JobSubmitted job, Placement placement) {

        boolean isOverBy(Optional<Instant> start) {
            return start.isPresent() && job.attemptTimeout().map((Duration most) -> placement.placedAt().plus(most))
                    .filter(end -> !end.isAfter(start.get())).isPresent();
        }
    }

    private static Stream<Attempt> attempts(Step step, Map<String, Entity> entities) {
        return entities.values().stream().flatMap(entity -> switch (entity) {
            case JobProgress job -> attempt(step, job.job(), job.progress());
            case ChildrenProgress chunk -> chunk.children().values().stream()
                    .flatMap(child -> attempt(step, chunk.array(), child));
            default -> Stream.<Attempt>empty();
        });
    }

    /** One that was asked to stop may be gone at any moment. */
    private static Stream<Attempt> attempt(Step step, JobId job, Progress progress) {
        return progress.placement().stream().filter(placement -> !progress.stopping())
                .map(placement -> new Attempt(spec(step, job), placement));
    }

    private static JobSubmitted spec(Step step, JobId job) {
        return ((JobSpec) step.after().get("job/" + job.base() + "/spec")).submitted();
    }

    private static int priority(Step step, Arn queue) {
        return ((Queue) step.after().get("queue/" + queue)).definition().priority();
    }
}

package dev.longshore.scheduler.core.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import dev.longshore.contracts.capacity.CapacityEvent.InstanceTerminated;
import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.placement.PlacementEvent.JobPlaced;
import dev.longshore.contracts.report.JobReport;
import dev.longshore.scheduler.core.state.Effect;
import dev.longshore.scheduler.core.state.Executor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What really goes on on the hosts: an attempt runs once, and two attempts of one job at once only where the earlier one is on a host
 * that was declared lost, or was taken away, and lived.
 */
final class NobodyRunsTwiceUnlessItsHostWasLost implements Observer {

    private final Observer other;
    private final Set<AttemptId> begun = new HashSet<>();
    private final Map<JobId, Map<AttemptId, ExecutorId>> running = new HashMap<>();
    private final Map<AttemptId, InstanceId> places = new HashMap<>();
    private final Set<AttemptId> givenUp = new HashSet<>();

    /** @param other is told of those that run beside another */
    NobodyRunsTwiceUnlessItsHostWasLost(Observer other) {
        this.other = other;
    }

    @Override
    public void see(Step step) {
        step.batch().forEach(message -> {
            if (message instanceof InstanceTerminated gone) {
                giveUp(attempt -> gone.instance().equals(places.get(attempt.getKey())));
            }
        });
        step.turn().effects().forEach(this::note);
    }

    private void note(Effect effect) {
        if (effect instanceof Effect.EntityPut(Executor executor) && executor.lost()) {
            giveUp(attempt -> attempt.getValue().equals(executor.id()));
        }
        if (effect instanceof Effect.Placed(int partition, JobPlaced placed)) {
            places.put(placed.attempt(), placed.instance());
        }
    }

    private void giveUp(Predicate<Map.Entry<AttemptId, ExecutorId>> who) {
        running.values().stream().flatMap(attempts -> attempts.entrySet().stream()).filter(who).map(Map.Entry::getKey)
                .forEach(givenUp::add);
    }

    @Override
    public void began(AttemptId attempt, ExecutorId where) {
        assertThat(begun.add(attempt)).as("%s runs for the first time", attempt).isTrue();
        Map<AttemptId, ExecutorId> siblings = running.computeIfAbsent(attempt.job(), job -> new HashMap<>());
        siblings.keySet().forEach(sibling -> {
            assertThat(givenUp).as("%s runs beside %s", attempt, sibling).contains(sibling);
            other.happened(Happening.OVERLAP);
        });
        siblings.put(attempt, where);
    }

    @Override
    public void over(AttemptId attempt, Optional<JobReport> end) {
        running.getOrDefault(attempt.job(), new HashMap<>()).remove(attempt);
    }
}

package dev.longshore.scheduler.core.simulation;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import dev.longshore.contracts.job.JobId;
import dev.longshore.scheduler.core.SchedulerCore;
import dev.longshore.scheduler.core.Turn;
import dev.longshore.scheduler.core.state.Effect;
import dev.longshore.scheduler.core.state.Entity;
import dev.longshore.scheduler.core.state.Executor;
import dev.longshore.scheduler.core.state.JobSpec;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A core that is fed with the entities of a moment, in whatever order, comes to the same with the next batch as the one that has lived
 * through everything, and gives the same answers. Only who was heard when is not state: a turn in which an executor was declared lost is
 * left out.
 */
final class RebuiltCoreBehavesTheSame implements Observer {

    private final Observer other;
    private final Random random;
    private final int oneOf;

    /**
     * @param other is told of each turn that was compared
     * @param oneOf so many turns is looked at, because it costs more than everything else
     */
    RebuiltCoreBehavesTheSame(Observer other, long seed, int oneOf) {
        this.other = other;
        this.random = new Random(seed);
        this.oneOf = oneOf;
    }

    @Override
    public void see(Step step) {
        if (random.nextInt(oneOf) > 0 || declaresSomebodyLost(step.turn())) {
            return;
        }
        other.happened(Happening.REBUILT_COMPARED);
        SchedulerCore replica = World.rebuilt(World.shuffled(step.before(), random));
        Turn turn = replica.process(step.batch(), step.now());
        assertThat(changes(turn)).isEqualTo(changes(step.turn()));
        assertThat(said(turn)).containsExactlyInAnyOrderElementsOf(said(step.turn()));
        assertThat(replica.census()).isEqualTo(step.core().census());
        if (random.nextInt(4) == 0) {
            compareAnswers(step, replica);
        }
    }

    private static void compareAnswers(Step step, SchedulerCore replica) {
        List<JobId> jobs = step.after().values().stream().filter(JobSpec.class::isInstance).map(JobSpec.class::cast)
                .map(JobSpec::job).toList();
        assertThat(replica.whyWaiting(jobs)).isEqualTo(step.core().whyWaiting(jobs));
    }

    private static boolean declaresSomebodyLost(Turn turn) {
        return turn.effects().stream().anyMatch(
                effect -> effect instanceof Effect.EntityPut(Entity entity) && entity instanceof Executor executor
                        && executor.lost());
    }

    private static Map<String, Effect> changes(Turn turn) {
        Map<String, Effect> changes = new TreeMap<>();
        for (Effect effect : turn.effects()) {
            switch (effect) {
                case Effect.EntityPut put -> changes.put(put.entity().key(), put);
                case Effect.EntityRemoved removed -> changes.put(removed.key(), removed);
                case Effect.Said said -> {
                }
                case Effect.Placed placed -> {
                }
            }
        }
        return changes;
    }

    private static List<Effect> said(Turn turn) {
        return turn.effects().stream().filter(effect -> effect instanceof Effect.Said || effect instanceof Effect.Placed)
                .toList();
    }
}

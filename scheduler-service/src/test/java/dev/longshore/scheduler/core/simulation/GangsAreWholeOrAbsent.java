package dev.longshore.scheduler.core.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.job.NodeGroup;
import dev.longshore.contracts.placement.NodeSeat;
import dev.longshore.contracts.placement.PlacementEvent.JobPlaced;
import dev.longshore.contracts.status.JobStatusChanged;
import dev.longshore.contracts.status.Transition;
import dev.longshore.scheduler.core.state.ChildrenProgress;
import dev.longshore.scheduler.core.state.Effect;
import dev.longshore.scheduler.core.state.Entity;
import dev.longshore.scheduler.core.state.JobProgress;
import dev.longshore.scheduler.core.state.JobSpec;
import dev.longshore.scheduler.core.state.Placement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When a multi-node job is placed, each of its nodes is, at the same attempt, on an instance of its own in one environment; and no other
 * node is told to run before the main node runs.
 */
final class GangsAreWholeOrAbsent implements Observer {

    @Override
    public void see(Step step) {
        step.after().values().stream().filter(JobProgress.class::isInstance).map(JobProgress.class::cast)
                .filter(job -> nodes(step.after(), job.job()).isPresent() && isNewlyPlaced(step, job))
                .forEach(job -> checkWhole(step.after(), job));
        step.turn().effects().forEach(effect -> {
            if (effect instanceof Effect.Placed(int partition, JobPlaced placed)) {
                placed.node().filter(seat -> seat.node() != seat.mainNode()).ifPresent(seat -> checkOrder(step, placed, seat));
            }
        });
    }

    private static Optional<NodeGroup> nodes(Map<String, Entity> entities, JobId job) {
        return ((JobSpec) entities.get("job/" + job.base() + "/spec")).submitted().nodes();
    }

    private static boolean isNewlyPlaced(Step step, JobProgress job) {
        Optional<Integer> before = Optional.ofNullable((JobProgress) step.before().get(job.key()))
                .flatMap(known -> known.progress().placement()).map(Placement::attempt);
        return job.progress().placement().filter(now -> !before.equals(Optional.of(now.attempt()))).isPresent();
    }

    private static void checkWhole(Map<String, Entity> entities, JobProgress job) {
        Placement main = job.progress().placement().orElseThrow();
        List<Placement> all = new ArrayList<>(List.of(main));
        ChildrenProgress others = (ChildrenProgress) entities.get(job.key() + "/children/0");
        others.children().values().forEach(node -> all.addAll(node.placement().stream().toList()));
        assertThat(all).as("nodes of %s", job).hasSize(nodes(entities, job.job()).orElseThrow().size())
                .allMatch(placement -> placement.attempt() == main.attempt())
                .allMatch(placement -> placement.environment().equals(main.environment()))
                .extracting(Placement::instance).doesNotHaveDuplicates();
    }

    /** What a turn comes to may be that the main node runs, that the others are told so, and that it has ended. */
    private static void checkOrder(Step step, JobPlaced placed, NodeSeat seat) {
        String key = "job/" + placed.attempt().job().base();
        JobProgress job = (JobProgress) step.after().get(key);
        boolean hasRun = step.turn().effects().stream().anyMatch(effect -> effect instanceof Effect.Said(JobStatusChanged status)
                && status.job().equals(job.job()) && status.transitions().stream().anyMatch(GangsAreWholeOrAbsent::isRun));
        assertThat(hasRun || runs(step.before().get(key)) || runs(job)).as("main node of %s runs", placed).isTrue();
        assertThat(seat.mainNodeAddress()).isPresent();
    }

    private static boolean runs(Entity job) {
        return job instanceof JobProgress known && known.progress().status() == JobStatus.RUNNING;
    }

    private static boolean isRun(Transition transition) {
        return transition.to() == JobStatus.RUNNING;
    }
}

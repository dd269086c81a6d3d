package dev.longshore.scheduler.core.simulation;

import java.util.List;

import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.job.JobId;
import dev.longshore.scheduler.core.state.Instance;

import static org.assertj.core.api.Assertions.assertThat;

/** In the end each accepted job has ended, and nothing is left of it: no attempt on a host, nothing in memory, no instance too many. */
final class EverythingEnds {

    /** The first environment keeps up to 4 vCPUs. */
    private static final int MOST_LEFT = 4;

    private EverythingEnds() {}

    /** Whether that is so. */
    static boolean hasEnded(World world) {
        return world.calm() && world.core().census().jobs().isEmpty() && instances(world) <= MOST_LEFT;
    }

    static void check(World world) {
        List<JobId> left = world.gateway().submitted().stream().map(JobSubmitted::job)
                .filter(job -> !world.gateway().isFinal(job)).toList();
        assertThat(left).as("have not ended, and wait: %s", world.core().whyWaiting(left)).isEmpty();
        assertThat(world.executors()).allSatisfy(executor -> assertThat(executor.held()).isEmpty());
        assertThat(world.core().census().jobs()).as("all jobs are forgotten").isEmpty();
        assertThat(instances(world)).as("instances left").isLessThanOrEqualTo(MOST_LEFT);
    }

    private static long instances(World world) {
        return world.stored().values().stream().filter(Instance.class::isInstance).count();
    }
}

package dev.longshore.scheduler.core.simulation;

import java.util.Optional;

import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.placement.PlacementEvent.JobPlaced;
import dev.longshore.contracts.status.EndedAttempt;
import dev.longshore.contracts.status.JobStatusChanged;
import dev.longshore.scheduler.core.state.Effect;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No attempt is made beyond what the job's strategy grants, and none that it grants is withheld from a job that somebody still wants. Of a
 * multi-node job the main node decides.
 */
final class AttemptsFollowTheStrategy implements Observer {

    @Override
    public void see(Step step) {
        for (Effect effect : step.turn().effects()) {
            if (effect instanceof Effect.Placed(int partition, JobPlaced placed)) {
                assertThat(placed.attempt().number()).as("%s", placed.attempt())
                        .isLessThanOrEqualTo(RunningJobs.spec(step.after(), placed.attempt().job()).retryStrategy().attempts());
            }
            if (effect instanceof Effect.Said(JobStatusChanged status) && !status.attempts().isEmpty()
                    && !status.job().isNode()) {
                check(status, RunningJobs.spec(step.after(), status.job()));
            }
        }
    }

    private static void check(JobStatusChanged status, JobSubmitted job) {
        EndedAttempt last = status.attempts().getLast();
        boolean another = StrategyByTheBook.grantsAnother(job.retryStrategy(), last.attempt().number(),
                last.attempt().exitCode().map(Object::toString), last.attempt().reason(), Optional.of(last.statusReason()));
        boolean wentOn = status.attempts().size() < status.current().map(current -> current.number()).orElse(0)
                || status.status() == JobStatus.RUNNABLE;
        assertThat(wentOn && !another).as("beyond its strategy: %s", status).isFalse();
        boolean isWanted = !status.cancelled() && !status.terminated()
                && status.statusReason().equals(Optional.of(last.statusReason()))
                && !last.statusReason().equals("Job attempt duration exceeded timeout");
        assertThat(status.status() == JobStatus.FAILED && isWanted && another).as("withheld: %s", status).isFalse();
    }
}

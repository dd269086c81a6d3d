package dev.longshore.scheduler.core.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.status.ArrayProgress;
import dev.longshore.contracts.status.JobStatusChanged;
import dev.longshore.contracts.status.Transition;
import dev.longshore.scheduler.core.state.Effect;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Versions grow by one, once in a turn; each transition follows from the state before; nothing is said after the end; attempts are
 * numbered without a gap; what its user no longer wants is not tried again; the counts of an array are those of its children.
 */
final class StatusesAreConsistent implements Observer {

    private final Map<JobId, JobStatusChanged> last = new HashMap<>();

    @Override
    public void see(Step step) {
        Set<JobId> told = new HashSet<>();
        for (Effect effect : step.turn().effects()) {
            if (effect instanceof Effect.Said(JobStatusChanged status)) {
                assertThat(told.add(status.job())).as("%s is told of once in a turn", status.job()).isTrue();
                check(last.get(status.job()), status);
                last.put(status.job(), status);
            }
        }
        told.forEach(job -> last.get(job).array().ifPresent(array -> checkCounts(job, array)));
    }

    private void check(JobStatusChanged before, JobStatusChanged next) {
        assertThat(next.version()).as("version of %s", next.job()).isEqualTo(before == null ? 1 : before.version() + 1);
        JobStatus state = before == null ? first(next) : before.status();
        assertThat(state.isTerminal() && before != null && !isNodeAgain(next)).as("%s has ended", before).isFalse();
        boolean isUnwanted = before != null && (before.cancelled() || before.terminated());
        for (Transition transition : next.transitions()) {
            assertThat(isUnwanted && transition.to() == JobStatus.RUNNABLE).as("%s runs once more", next).isFalse();
            assertThat((next.cancelled() || next.terminated()) && transition.to() == JobStatus.STARTING)
                    .as("%s starts, and nobody wants it", next).isFalse();
            assertThat(state.mayBecome(transition.to()) || isNodeAgain(next)).as("%s from %s", next, state).isTrue();
            state = transition.to();
        }
        assertThat(next.status()).isEqualTo(state);
        for (int i = 0; i < next.attempts().size(); i++) {
            assertThat(next.attempts().get(i).attempt().number()).as("attempts of %s", next).isEqualTo(i + 1);
        }
    }

    /** The nodes of a job that is tried again run again, those too that had ended. */
    private static boolean isNodeAgain(JobStatusChanged next) {
        return next.job().isNode()
                && next.transitions().stream().anyMatch(transition -> transition.to() == JobStatus.RUNNABLE);
    }

    private JobStatus first(JobStatusChanged next) {
        if (next.job().isNode() && next.transitions().getFirst().to() == JobStatus.STARTING) {
            return JobStatus.RUNNABLE;
        }
        if (!next.job().isChild()) {
            return JobStatus.SUBMITTED;
        }
        return next.transitions().isEmpty()
                ? next.status()
                : JobStatus.PENDING.mayBecome(next.transitions().getFirst().to())
                        ? JobStatus.PENDING
                        : JobStatus.RUNNABLE;
    }

    private void checkCounts(JobId parent, ArrayProgress array) {
        Map<JobStatus, Integer> counts = new HashMap<>();
        for (int index = 0; index < array.size(); index++) {
            JobStatusChanged child = last.get(parent.child(index));
            counts.merge(child == null ? array.untouchedStatus() : child.status(), 1, Integer::sum);
        }
        assertThat(array.counts()).as("children of %s", parent).isEqualTo(counts);
    }
}

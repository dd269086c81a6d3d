package dev.longshore.scheduler.core.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.job.JobDependency;
import dev.longshore.contracts.job.JobDependency.Kind;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.status.ArrayProgress;
import dev.longshore.contracts.status.JobStatusChanged;
import dev.longshore.scheduler.core.state.Effect;
import dev.longshore.scheduler.core.state.JobSpec;

import static org.assertj.core.api.Assertions.assertThat;

/** A job, or a child, starts only when what it depends on has succeeded; if any end will do, when it has ended. */
final class NobodyStartsTooEarly implements Observer {

    private final Map<JobId, JobStatusChanged> last = new HashMap<>();

    @Override
    public void see(Step step) {
        List<JobStatusChanged> said = step.turn().effects().stream().filter(Effect.Said.class::isInstance)
                .map(effect -> ((Effect.Said) effect).message()).filter(JobStatusChanged.class::isInstance)
                .map(JobStatusChanged.class::cast).toList();
        said.forEach(status -> last.put(status.job(), status));
        said.stream().filter(NobodyStartsTooEarly::starts).forEach(status -> check(status.job(), submitted(step, status.job())));
    }

    private static boolean starts(JobStatusChanged status) {
        return status.transitions().stream().anyMatch(transition -> transition.to() == JobStatus.STARTING);
    }

    private static JobSubmitted submitted(Step step, JobId job) {
        return ((JobSpec) step.after().get("job/" + job.base() + "/spec")).submitted();
    }

    private void check(JobId job, JobSubmitted submitted) {
        prerequisites(job, submitted).forEach(other -> assertThat(status(other)).as("%s starts after %s", job, other)
                .matches(status -> submitted.terms().afterAnyEnd() ? status.isTerminal() : status == JobStatus.SUCCEEDED));
    }

    private static Stream<JobId> prerequisites(JobId job, JobSubmitted submitted) {
        Stream<JobId> others = submitted.dependsOn().stream().map(dependency -> prerequisite(job, dependency));
        boolean hasOneBefore = submitted.terms().sequential() && job.isChild() && job.index() > 0;
        return hasOneBefore ? Stream.concat(others, Stream.of(job.parent().child(job.index() - 1))) : others;
    }

    private static JobId prerequisite(JobId job, JobDependency dependency) {
        return dependency.kind() == Kind.N_TO_N ? dependency.job().child(job.index()) : dependency.job();
    }

    private JobStatus status(JobId job) {
        if (last.containsKey(job)) {
            return last.get(job).status();
        }
        return job.isChild()
                ? last.get(job.parent()).array().map(ArrayProgress::untouchedStatus).orElseThrow()
                : JobStatus.SUBMITTED;
    }
}

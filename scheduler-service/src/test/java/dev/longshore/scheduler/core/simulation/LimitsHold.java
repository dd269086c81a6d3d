package dev.longshore.scheduler.core.simulation;

import java.util.Map;
import java.util.TreeMap;

import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.job.JobId;
import dev.longshore.scheduler.core.state.ChildrenProgress;
import dev.longshore.scheduler.core.state.Entity;
import dev.longshore.scheduler.core.state.JobProgress;
import dev.longshore.scheduler.core.state.JobSpec;
import dev.longshore.scheduler.core.state.Progress;
import dev.longshore.scheduler.core.state.Queue;

import static org.assertj.core.api.Assertions.assertThat;

/** Never do more jobs of a queue, or of one of its shares, run at once than its limits say. */
final class LimitsHold implements Observer {

    @Override
    public void see(Step step) {
        Map<String, Integer> running = new TreeMap<>();
        step.after().values().forEach(entity -> count(step, entity, running));
        step.after().values().stream().filter(Queue.class::isInstance).map(Queue.class::cast).forEach(queue -> {
            int most = queue.definition().maxRunningJobs().orElse(Integer.MAX_VALUE);
            int mostOfShare = queue.definition().maxRunningJobsPerShare().orElse(Integer.MAX_VALUE);
            assertThat(running.getOrDefault(queue.arn().toString(), 0)).as("running in %s", queue).isLessThanOrEqualTo(most);
            running.forEach((name, jobs) -> assertThat(name.startsWith(queue.arn() + " ") && jobs > mostOfShare)
                    .as("%d running of %s", jobs, name).isFalse());
        });
    }

    private static void count(Step step, Entity entity, Map<String, Integer> running) {
        switch (entity) {
            case JobProgress job -> count(spec(step, job.job()), job.progress(), running);
            case ChildrenProgress chunk -> chunk.children().values()
                    .forEach(child -> count(spec(step, chunk.array()), child, running));
            default -> {
            }
        }
    }

    private static void count(JobSubmitted job, Progress progress, Map<String, Integer> running) {
        if (progress.placement().isPresent()) {
            running.merge(job.queue().toString(), 1, Integer::sum);
            job.terms().share().ifPresent(share -> running.merge(job.queue() + " " + share, 1, Integer::sum));
        }
    }

    private static JobSubmitted spec(Step step, JobId job) {
        return ((JobSpec) step.after().get("job/" + job.base() + "/spec")).submitted();
    }
}

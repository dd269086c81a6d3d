package dev.longshore.scheduler.core.simulation;

import java.util.Map;
import java.util.TreeMap;

import dev.longshore.scheduler.core.state.Queue;

import static org.assertj.core.api.Assertions.assertThat;

/** Never do more jobs of a queue, or of one of its shares, run at once than its limits say. */
final class LimitsHold implements Observer {

    @Override
    public void see(Step step) {
        Map<String, Integer> running = new TreeMap<>();
        RunningJobs.in(step.after()).forEach(job -> {
            running.merge(job.queue().toString(), 1, Integer::sum);
            job.terms().share().ifPresent(share -> running.merge(job.queue() + " " + share, 1, Integer::sum));
        });
        step.after().values().stream().filter(Queue.class::isInstance).map(Queue.class::cast).forEach(queue -> {
            int most = queue.definition().maxRunningJobs().orElse(Integer.MAX_VALUE);
            int mostOfShare = queue.definition().maxRunningJobsPerShare().orElse(Integer.MAX_VALUE);
            assertThat(running.getOrDefault(queue.arn().toString(), 0)).as("running in %s", queue).isLessThanOrEqualTo(most);
            running.forEach((name, jobs) -> assertThat(name.startsWith(queue.arn() + " ") && jobs > mostOfShare)
                    .as("%d running of %s", jobs, name).isFalse());
        });
    }
}

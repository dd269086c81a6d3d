package dev.longshore.scheduler.core.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobId.Part;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.scheduler.core.state.ChildrenProgress;
import dev.longshore.scheduler.core.state.Entity;
import dev.longshore.scheduler.core.state.JobProgress;

/** Single jobs and children that are RUNNABLE; those children of which nothing else is known are there under the name of their array. */
final class WaitingJobs {

    private WaitingJobs() {}

    static Set<JobId> in(Map<String, Entity> entities) {
        Set<JobId> waiting = new TreeSet<>();
        Map<JobId, Integer> touched = new HashMap<>();
        for (Entity entity : entities.values()) {
            if (entity instanceof ChildrenProgress chunk && chunk.part() == Part.CHILD) {
                touched.merge(chunk.array(), chunk.children().size(), Integer::sum);
                chunk.children().forEach((index, child) -> {
                    if (child.status() == JobStatus.RUNNABLE) {
                        waiting.add(chunk.array().child(index));
                    }
                });
            }
        }
        for (Entity entity : entities.values()) {
            if (entity instanceof JobProgress job && job.untouched().orElse(job.progress().status()) == JobStatus.RUNNABLE) {
                int size = RunningJobs.spec(entities, job.job()).arraySize().orElse(1);
                if (touched.getOrDefault(job.job(), 0) < size) {
                    waiting.add(job.job());
                }
            }
        }
        return waiting;
    }
}

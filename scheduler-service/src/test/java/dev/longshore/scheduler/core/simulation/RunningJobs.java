package dev.longshore.scheduler.core.simulation;

import java.util.Map;
import java.util.stream.Stream;

import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobId.Part;
import dev.longshore.scheduler.core.state.ChildrenProgress;
import dev.longshore.scheduler.core.state.Entity;
import dev.longshore.scheduler.core.state.JobProgress;
import dev.longshore.scheduler.core.state.JobSpec;

/** What was submitted of each job, and of each child, that is STARTING or RUNNING; a multi-node job counts once. */
final class RunningJobs {

    private RunningJobs() {}

    static Stream<JobSubmitted> in(Map<String, Entity> entities) {
        return entities.values().stream().flatMap(entity -> switch (entity) {
            case JobProgress job -> job.progress().placement().stream().map(placement -> spec(entities, job.job()));
            case ChildrenProgress chunk when chunk.part() == Part.NODE -> Stream.<JobSubmitted>empty();
            case ChildrenProgress chunk -> chunk.children().values().stream().flatMap(child -> child.placement().stream())
                    .map(placement -> spec(entities, chunk.array()));
            default -> Stream.<JobSubmitted>empty();
        });
    }

    private static JobSubmitted spec(Map<String, Entity> entities, JobId job) {
        return ((JobSpec) entities.get("job/" + job.base() + "/spec")).submitted();
    }
}

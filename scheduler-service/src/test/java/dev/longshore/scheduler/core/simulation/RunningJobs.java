package dev.longshore.scheduler.core.simulation;

import java.util.Map;
import java.util.stream.Stream;

import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobId.Part;
import dev.longshore.scheduler.core.state.ChildrenProgress;
import dev.longshore.scheduler.core.state.Entity;
import dev.longshore.scheduler.core.state.JobProgress;
import dev.longshore.scheduler.core.state.JobSpec;
import dev.longshore.scheduler.core.state.Placement;

/** What was submitted of each job, and of each child, that is STARTING or RUNNING; a multi-node job counts once. */
final class RunningJobs {

    private RunningJobs() {}

    record Placed(JobSubmitted submitted, Placement placement) {}

    static Stream<JobSubmitted> in(Map<String, Entity> entities) {
        return placed(entities).map(Placed::submitted);
    }

    static Stream<Placed> placed(Map<String, Entity> entities) {
        return entities.values().stream().flatMap(entity -> switch (entity) {
            case JobProgress job -> job.progress().placement().stream()
                    .map(placement -> new Placed(spec(entities, job.job()), placement));
            case ChildrenProgress chunk when chunk.part() == Part.NODE -> Stream.<Placed>empty();
            case ChildrenProgress chunk -> chunk.children().values().stream().flatMap(child -> child.placement().stream())
                    .map(placement -> new Placed(spec(entities, chunk.array()), placement));
            default -> Stream.<Placed>empty();
        });
    }

    /** How an attempt of a job, or of a child, is named on its host: that of a multi-node job is its main node's. */
    static AttemptId attempt(JobSubmitted submitted, JobId job, int number) {
        boolean isWhole = job.equals(job.parent());
        return new AttemptId(submitted.nodes().filter(nodes -> isWhole).map(nodes -> job.node(nodes.mainNode())).orElse(job),
                number);
    }

    static JobSubmitted spec(Map<String, Entity> entities, JobId job) {
        return ((JobSpec) entities.get("job/" + job.base() + "/spec")).submitted();
    }
}

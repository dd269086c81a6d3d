package dev.longshore.scheduler.core.state;

import java.util.ArrayList;
import java.util.List;

import dev.longshore.contracts.status.Transition;

/**
 * What this turn has to tell about a job.
 *
 * @param job as it was before the turn
 * @param progress all of it, also what is not kept once the job has ended
 * @param transitions in order; empty when only the reason or the counts of an array have changed
 */
public record Told(Job job, Progress progress, List<Transition> transitions) {

    /** Whether a reason is given, or was until now. */
    public boolean hasToDoWithReasons() {
        return progress.reason().isPresent() || job.progress().reason().isPresent();
    }

    Told and(Progress next, List<Transition> more) {
        List<Transition> longer = new ArrayList<>(transitions);
        longer.addAll(more);
        return new Told(job, next.withVersion(progress.version()), longer);
    }
}

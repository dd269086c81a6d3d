package dev.longshore.scheduler.core.dependency;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.scheduler.core.state.Job;
import dev.longshore.scheduler.core.state.JobProgress;
import dev.longshore.scheduler.core.state.Jobs;

/**
 * What a child of an array waits for, and how that stands. It is worked out from the state of the others when somebody asks, so that no
 * child costs memory for it.
 */
public final class Prerequisites {

    private Prerequisites() {}

    /** How it stands with what a child waits for. */
    enum Verdict {
        /** Some of it has not ended. */
        OPEN,
        /** The child may run. */
        MET,
        /** Some of it has failed, and had to succeed. */
        FAILED
    }

    /** The jobs that must end before a single job, an array or a child may run, as far as they have not. */
    public static List<JobId> unmet(Jobs jobs, Job job) {
        JobProgress whole = jobs.progress(job.id()).orElseThrow();
        List<JobId> unmet = new ArrayList<>(whole.unmet());
        if (!job.id().isChild()) {
            unmet.addAll(whole.unmetByIndex());
            return unmet;
        }
        children(whole, job).stream().filter(other -> status(jobs, other).filter(JobStatus::isTerminal).isEmpty())
                .forEach(unmet::add);
        return unmet;
    }

    static Verdict verdict(Jobs jobs, Job child) {
        JobProgress array = jobs.progress(child.id()).orElseThrow();
        Verdict verdict = array.unmet().isEmpty() ? Verdict.MET : Verdict.OPEN;
        for (JobId other : children(array, child)) {
            Optional<JobStatus> status = status(jobs, other);
            if (status.filter(JobStatus.FAILED::equals).isPresent() && !child.terms().afterAnyEnd()) {
                return Verdict.FAILED;
            }
            if (status.filter(JobStatus::isTerminal).isEmpty()) {
                verdict = Verdict.OPEN;
            }
        }
        return verdict;
    }

    private static List<JobId> children(JobProgress array, Job child) {
        int index = child.id().index();
        List<JobId> others = new ArrayList<>();
        array.unmetByIndex().forEach(other -> others.add(other.child(index)));
        if (child.terms().sequential() && index > 0) {
            others.add(child.id().parent().child(index - 1));
        }
        return others;
    }

    private static Optional<JobStatus> status(Jobs jobs, JobId id) {
        return jobs.find(id).map(job -> job.progress().status());
    }
}

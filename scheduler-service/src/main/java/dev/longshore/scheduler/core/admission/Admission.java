package dev.longshore.scheduler.core.admission;

import java.util.List;
import java.util.Optional;

import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.scheduler.core.cancellation.QueueDeletion;
import dev.longshore.scheduler.core.dependency.Dependencies;
import dev.longshore.scheduler.core.fairshare.ShareLimit;
import dev.longshore.scheduler.core.state.Job;
import dev.longshore.scheduler.core.state.JobProgress;
import dev.longshore.scheduler.core.state.JobSpec;
import dev.longshore.scheduler.core.state.Jobs;
import dev.longshore.scheduler.core.state.Progress;
import dev.longshore.scheduler.core.state.TurnJournal;

/** Takes submitted jobs, and fails those that are refused. One that is known already is a repetition, and ignored. */
public final class Admission {

    private final Dependencies dependencies;

    public Admission(Dependencies dependencies) {
        this.dependencies = dependencies;
    }

    public void admit(TurnJournal journal, JobSubmitted submitted) {
        Jobs jobs = journal.memory().jobs();
        if (jobs.find(submitted.job()).isPresent()) {
            return;
        }
        Optional<String> refusal = submitted.refusal().or(() -> QueueDeletion.refusal(journal.memory(), submitted))
                .or(() -> ShareLimit.refusal(journal.memory(), submitted));
        record(journal, submitted);
        Job job = jobs.find(submitted.job()).orElseThrow();
        dependencies.arrived(journal, job);
        if (refusal.isPresent()) {
            dependencies.fail(journal, job, refusal.get());
            return;
        }
        dependencies.begin(journal, job);
    }

    /** Takes note of a job, and no more. */
    public void record(TurnJournal journal, JobSubmitted submitted) {
        journal.put(new JobSpec(submitted, journal.nextSequence()));
        Optional<JobStatus> untouched = submitted.arraySize().map(size -> JobStatus.PENDING);
        journal.put(new JobProgress(submitted.job(), Progress.untold(JobStatus.SUBMITTED, submitted.submittedAt()), List.of(),
                List.of(), untouched, Optional.empty(), Optional.empty(), submitted.terms().expiresAt(), Optional.empty()));
    }
}

package dev.longshore.cli.demo;

import dev.longshore.cli.batch.Job;
import dev.longshore.cli.batch.JobState;
import dev.longshore.cli.terminal.Progress;

/** Tells how far a job is. */
final class JobProgress {

    private JobProgress() {}

    static Progress of(Job job) {
        return job.isArray() ? ofArray(job) : new Progress(job.name(), job.state() == JobState.SUCCEEDED ? 1 : 0, 1, words(job));
    }

    private static Progress ofArray(Job job) {
        int total = job.children(JobState.values());
        int failed = job.children(JobState.FAILED);
        int done = job.children(JobState.SUCCEEDED) + failed;
        int running = job.children(JobState.STARTING, JobState.RUNNING);
        return new Progress(job.name(), done, total, job.state().isFinal()
                ? words(job)
                : running + " running" + (failed > 0 ? ", " + failed + " failed" : ""));
    }

    private static String words(Job job) {
        return switch (job.state()) {
            case SUBMITTED -> "submitted";
            case PENDING -> "waits for the jobs it depends on";
            case RUNNABLE -> job.statusReason().isEmpty() ? "waits for a place" : "waits: " + job.statusReason();
            case STARTING -> "starting";
            case RUNNING -> "running";
            case SUCCEEDED -> "succeeded";
            case FAILED -> "failed: " + job.statusReason();
        };
    }
}

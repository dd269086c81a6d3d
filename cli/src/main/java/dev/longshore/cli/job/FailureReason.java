package dev.longshore.cli.job;

import dev.longshore.cli.batch.Job;

/** Why a job failed, in one line. */
public final class FailureReason {

    private FailureReason() {}

    /** Its status reason, what the engine adds, and the exit code, as far as there are any. */
    public static String of(Job job) {
        StringBuilder text = new StringBuilder(job.statusReason().isEmpty() ? "no reason is known" : job.statusReason());
        if (!job.latest().reason().isEmpty()) {
            text.append("; ").append(job.latest().reason());
        }
        job.exitCode().ifPresent(code -> text.append(" (exit code ").append(code).append(')'));
        return text.toString();
    }
}

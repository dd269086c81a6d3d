package dev.longshore.gateway.job;

import java.util.Optional;

import dev.longshore.contracts.job.JobId;

/** What clients write where the API takes a job id: the id, or the job's ARN. */
public final class JobReference {

    private JobReference() {}

    /** Empty where no job can be meant. */
    public static Optional<JobId> parse(String text) {
        String id = text.startsWith("arn:") ? text.substring(text.lastIndexOf('/') + 1) : text;
        try {
            return Optional.of(JobId.parse(id));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}

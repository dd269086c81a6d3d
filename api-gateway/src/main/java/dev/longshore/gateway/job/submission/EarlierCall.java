package dev.longshore.gateway.job.submission;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import dev.longshore.contracts.job.JobId;
import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.job.Job;
import dev.longshore.gateway.job.Jobs;

/** What became of a call that the client makes again, because it has not heard the answer to the first. */
@Component
final class EarlierCall {

    private final Jobs jobs;
    private final SubmissionRestorer restorer;
    private final SubmissionPublisher publisher;

    EarlierCall(Jobs jobs, SubmissionRestorer restorer, SubmissionPublisher publisher) {
        this.jobs = jobs;
        this.restorer = restorer;
        this.publisher = publisher;
    }

    /**
     * The job that it made. Unless the scheduler is known to have it, it is published again, since whoever took the first call may have
     * died before it could.
     *
     * @param id as it follows from the call
     */
    Optional<Job> job(ApiRequest request, JobId id) {
        if (request.invocationId().isEmpty()) {
            return Optional.empty();
        }
        Optional<Job> made = jobs.find(request.region(), id);
        made.filter(job -> job.state().isUnheardOf()).ifPresent(job -> publisher.publish(restorer.restore(List.of(job))));
        return made;
    }
}

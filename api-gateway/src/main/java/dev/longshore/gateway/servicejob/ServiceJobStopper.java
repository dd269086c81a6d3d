package dev.longshore.gateway.servicejob;

import java.time.Clock;
import java.util.OptionalLong;

import org.springframework.stereotype.Component;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.resource.Scope;

/** Terminates service jobs. Nothing of them runs anywhere, so that it is done at once. */
@Component
class ServiceJobStopper {

    private final ServiceJobs jobs;
    private final Clock clock = Clock.systemUTC();

    ServiceJobStopper(ServiceJobs jobs) {
        this.jobs = jobs;
    }

    /**
     * A job that has ended stays as it is.
     *
     * @return whether there is such a job
     */
    boolean terminate(ApiRequest request, String reference) {
        String reason = request.input().path("reason").asString("");
        return jobs.update(Scope.of(request), reference, job -> terminated(job, reason, clock.millis())).isPresent();
    }

    static ServiceJob terminated(ServiceJob job, String reason, long now) {
        if (job.status().isTerminal()) {
            return job;
        }
        return job.become(job.detail().deepCopy().put(ServiceJob.TERMINATED, true).put(ServiceJob.REASON, reason)
                .put(ServiceJob.STATUS, ServiceJobStatus.FAILED.name()).put(ServiceJob.STOPPED_AT, now), OptionalLong.empty(),
                now);
    }
}

package dev.longshore.gateway.job.insight;

import java.util.Optional;

import org.springframework.stereotype.Component;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.StreamOperation;
import dev.longshore.gateway.job.Job;
import dev.longshore.gateway.job.Jobs;
import dev.longshore.gateway.job.WaitingReasons;
import dev.longshore.gateway.stream.LiveSource;

/** Tells what a job has gone through and goes through, until it has ended. */
@Component
final class FollowJob implements StreamOperation {

    private final NamedJobs named;
    private final Jobs jobs;
    private final WaitingReasons why;

    FollowJob(NamedJobs named, Jobs jobs, WaitingReasons why) {
        this.named = named;
        this.jobs = jobs;
        this.why = why;
    }

    @Override
    public String name() {
        return "FollowJob";
    }

    @Override
    public Optional<LiveSource> open(ApiRequest request) {
        Job job = named.find(request);
        String heard = request.input().path("lastEventId").asString("");
        return heard.equals(LiveJob.END) ? Optional.empty() : Optional.of(new LiveJob(jobs, why, job.id(), version(heard)));
    }

    private static long version(String heard) {
        if (!heard.matches("\\d{0,18}")) {
            throw new ClientException("Last-Event-ID is '" + heard + "', which this stream has not given.");
        }
        return heard.isEmpty() ? LiveJob.NOTHING : Long.parseLong(heard);
    }
}

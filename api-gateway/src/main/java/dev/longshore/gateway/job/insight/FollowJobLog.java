package dev.longshore.gateway.job.insight;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.StreamOperation;
import dev.longshore.gateway.job.Job;
import dev.longshore.gateway.job.Jobs;
import dev.longshore.gateway.logs.LogTail;
import dev.longshore.gateway.stream.LiveSource;

/** Tells the lines of a job's attempts, one attempt after the other, until the job has ended. */
@Component
final class FollowJobLog implements StreamOperation {

    private static final String DEFAULT_GROUP = "/aws/batch/job";
    private static final Pattern PLACE = Pattern.compile("(\\d{1,6}):(\\d{1,15})");

    private final NamedJobs named;
    private final Jobs jobs;
    private final LogTail logs;
    private final LogContainers containers;

    FollowJobLog(NamedJobs named, Jobs jobs, LogTail logs, LogContainers containers) {
        this.named = named;
        this.jobs = jobs;
        this.logs = logs;
        this.containers = containers;
    }

    @Override
    public String name() {
        return "FollowJobLog";
    }

    @Override
    public Optional<LiveSource> open(ApiRequest request) {
        JsonNode input = request.input();
        Job job = named.find(request);
        String heard = input.path("lastEventId").asString("");
        if (heard.equals(LiveJob.END)) {
            return Optional.empty();
        }
        AttemptLogs attempts = new AttemptLogs(input.path("logGroup").asString(DEFAULT_GROUP),
                containers.find(job, input.path("container").asStringOpt()));
        return Optional.of(new LiveLog(jobs, logs, job.id(), attempts, place(heard)));
    }

    private static LiveLog.Position place(String heard) {
        if (heard.isEmpty()) {
            return new LiveLog.Position(1, 0);
        }
        Matcher matcher = PLACE.matcher(heard);
        if (!matcher.matches()) {
            throw new ClientException("Last-Event-ID is '" + heard + "', which this stream has not given.");
        }
        return new LiveLog.Position(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2)) + 1);
    }
}

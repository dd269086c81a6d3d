package dev.longshore.gateway.job.submission;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import dev.longshore.contracts.job.JobDependency;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.job.Job;
import dev.longshore.gateway.job.Jobs;

/** Reads what a job depends on, and what is known of its outcome. */
@Component
final class Dependencies {

    private static final int MOST = 20;

    private final Jobs jobs;

    Dependencies(Jobs jobs) {
        this.jobs = jobs;
    }

    /**
     * @param dependsOn as in SubmitJob
     * @throws ClientException when a job does not exist, or the kind of dependency is not supported
     */
    List<JobDependency> resolve(String region, JsonNode dependsOn) {
        if (dependsOn.isEmpty()) {
            return List.of();
        }
        if (dependsOn.size() > MOST) {
            throw new ClientException("Error executing request, Exception : Job cannot have more than 20 dependencies");
        }
        Set<JobId> ids = new LinkedHashSet<>();
        for (JsonNode dependency : dependsOn) {
            ids.add(id(dependency));
        }
        Map<JobId, JobStatus> statuses = jobs.find(region, ids).stream()
                .collect(Collectors.toMap(Job::id, job -> job.state().status()));
        List<JobDependency> dependencies = new ArrayList<>(ids.size());
        for (JobId id : ids) {
            JobStatus status = statuses.get(id);
            if (status == null) {
                throw new ClientException("Job " + id + " in dependsOn does not exist.");
            }
            dependencies.add(JobDependency.on(id, Optional.of(status).filter(JobStatus::isTerminal)));
        }
        return dependencies;
    }

    private static JobId id(JsonNode dependency) {
        String type = dependency.path("type").asString("");
        if (!type.isEmpty()) {
            throw new ClientException("Dependencies of type " + type
                    + " are not supported yet; depend on a job by its jobId alone, which for an array waits for all of it.");
        }
        String text = dependency.path("jobId").asString("");
        JobId id = parse(text);
        if (id.isChild()) {
            throw new ClientException(
                    "A job cannot depend on the array child " + text + "; depend on its array " + id.base() + ".");
        }
        return id;
    }

    private static JobId parse(String text) {
        try {
            return JobId.parse(text);
        } catch (IllegalArgumentException _) {
            throw new ClientException("Job " + text + " in dependsOn does not exist.");
        }
    }
}

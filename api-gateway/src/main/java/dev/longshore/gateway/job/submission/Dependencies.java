package dev.longshore.gateway.job.submission;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import dev.longshore.contracts.job.JobDependency;
import dev.longshore.contracts.job.JobDependency.Kind;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.job.Job;
import dev.longshore.gateway.job.Jobs;

/** Reads what a job depends on, and what is known of its outcome. */
@Component
final class Dependencies {

    private static final int MOST = 20;
    private static final String SEQUENTIAL = "SEQUENTIAL";

    private final Jobs jobs;
    private final FailedChildren failedChildren;

    Dependencies(Jobs jobs, FailedChildren failedChildren) {
        this.jobs = jobs;
        this.failedChildren = failedChildren;
    }

    /** Whether each child of the array waits for the one before it. */
    static boolean areSequential(JsonNode dependsOn) {
        return dependsOn.valueStream().anyMatch(Dependencies::isSequential);
    }

    /**
     * The other jobs that a job depends on.
     *
     * @param dependsOn as in SubmitJob
     * @throws ClientException when a job does not exist, or the two cannot be bound in that way
     */
    List<JobDependency> resolve(Job job, JsonNode dependsOn) {
        if (dependsOn.isEmpty()) {
            return List.of();
        }
        if (dependsOn.size() > MOST) {
            throw new ClientException("Error executing request, Exception : Job cannot have more than 20 dependencies");
        }
        Set<Wanted> wanted = new LinkedHashSet<>();
        for (JsonNode dependency : dependsOn) {
            if (isSequential(dependency)) {
                checkSequential(job, dependency);
            } else {
                wanted.add(wanted(dependency));
            }
        }
        return resolve(job, wanted);
    }

    private List<JobDependency> resolve(Job job, Set<Wanted> wanted) {
        Map<JobId, Job> others = jobs.find(job.queue().region(), wanted.stream().map(Wanted::job).distinct().toList()).stream()
                .collect(Collectors.toMap(Job::id, Function.identity()));
        List<JobDependency> dependencies = new ArrayList<>(wanted.size());
        for (Wanted one : wanted) {
            Job other = Optional.ofNullable(others.get(one.job)).orElseThrow(() -> unknown(one.job.toString()));
            dependencies.add(switch (one.kind) {
                case WHOLE -> JobDependency.on(one.job, Optional.of(other.state().status()).filter(JobStatus::isTerminal));
                case N_TO_N -> byIndex(job, other);
            });
        }
        return dependencies;
    }

    private JobDependency byIndex(Job job, Job other) {
        if (!job.isArray() || !job.size().equals(other.size())) {
            throw new ClientException("A dependency of type N_TO_N needs two arrays of the same size; job " + other.id() + " has "
                    + other.size().orElse(0) + " children, this one " + job.size().orElse(0) + ".");
        }
        JobStatus status = other.state().status();
        Optional<List<Integer>> failed = status.isTerminal() ? failedChildren.of(other) : Optional.empty();
        return new JobDependency(other.id(), Kind.N_TO_N, failed.map(_ -> status), failed.orElse(List.of()));
    }

    private static boolean isSequential(JsonNode dependency) {
        return dependency.path("type").asString("").equals(SEQUENTIAL);
    }

    private static void checkSequential(Job job, JsonNode dependency) {
        if (dependency.has("jobId")) {
            throw new ClientException("A dependency of type SEQUENTIAL is one of an array's children on those before them; leave"
                    + " out its jobId, which is " + dependency.path("jobId").asString("") + ".");
        }
        if (!job.isArray()) {
            throw new ClientException("A dependency of type SEQUENTIAL is for arrays; give arrayProperties.size.");
        }
    }

    private static Wanted wanted(JsonNode dependency) {
        String text = dependency.path("jobId").asString("");
        if (text.isEmpty()) {
            throw new ClientException("An entry of dependsOn needs a jobId, unless its type is SEQUENTIAL.");
        }
        JobId id = parse(text);
        if (id.isChild()) {
            throw new ClientException(
                    "A job cannot depend on the array child " + text + "; depend on its array " + id.base() + ".");
        }
        if (id.isNode()) {
            throw new ClientException("A job cannot depend on the node " + text + "; depend on its job " + id.base() + ".");
        }
        return new Wanted(id, dependency.path("type").asString("").isEmpty() ? Kind.WHOLE : Kind.N_TO_N);
    }

    private static JobId parse(String text) {
        try {
            return JobId.parse(text);
        } catch (IllegalArgumentException _) {
            throw unknown(text);
        }
    }

    private static ClientException unknown(String id) {
        return new ClientException("Job " + id + " in dependsOn does not exist.");
    }

    private record Wanted(JobId job, Kind kind) {}
}

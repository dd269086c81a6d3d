package dev.longshore.cli.batch;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import static java.util.Objects.requireNonNull;

/**
 * A job as DescribeJobs and ListJobs tell it.
 *
 * @param queue by name
 * @param statusReason in words, or empty
 * @param latest the attempt in progress, else the last
 * @param attempts those that have ended, oldest first; ListJobs leaves them out
 * @param children how many children of an array are in which state; empty for a job that is no array
 * @param dependsOn the ids of the jobs that must succeed first
 */
public record Job(String id, String name, String queue, JobState state, String statusReason, Times times, Attempt latest,
        List<Attempt> attempts, Map<JobState, Integer> children, List<String> dependsOn) {

    /** When the job was taken, began to run, and ended; the latter two absent until then. */
    public record Times(Instant created, Optional<Instant> started, Optional<Instant> stopped) {

        private static Times of(JsonNode job) {
            return new Times(Instant.ofEpochMilli(job.path("createdAt").asLong()), instant(job, "startedAt"),
                    instant(job, "stoppedAt"));
        }

        private static Optional<Instant> instant(JsonNode job, String member) {
            return Optional.of(job.path(member).asLong(0)).filter(millis -> millis > 0).map(Instant::ofEpochMilli);
        }
    }

    public Job {
        requireNonNull(id, "id");
        requireNonNull(state, "state");
        attempts = List.copyOf(attempts);
        children = Map.copyOf(children);
        dependsOn = List.copyOf(dependsOn);
    }

    static Job of(JsonNode job) {
        return of(job, lastPart(job.path("jobQueue").asString("")));
    }

    /** ListJobs does not repeat the queue that it was asked for. */
    static Job of(JsonNode job, String queue) {
        return new Job(job.path("jobId").asString(), job.path("jobName").asString(""), queue,
                JobState.valueOf(job.path("status").asString()), job.path("statusReason").asString(""), Times.of(job),
                latest(job), attempts(job),
                children(job.path("arrayProperties").path("statusSummary")),
                job.path("dependsOn").valueStream().map(other -> other.path("jobId").asString("")).filter(id -> !id.isEmpty())
                        .toList());
    }

    private static Attempt latest(JsonNode job) {
        JsonNode pod = job.at("/eksProperties/podProperties");
        return pod.isObject()
                ? PodAttempt.of(pod, definition(job))
                : Attempt.of(job.path("container"), job.at("/ecsProperties/taskProperties/0"));
    }

    private static List<Attempt> attempts(JsonNode job) {
        return Stream.concat(
                job.path("attempts").valueStream()
                        .map(attempt -> Attempt.of(attempt.path("container"), attempt.at("/taskProperties/0"))),
                job.path("eksAttempts").valueStream().map(attempt -> PodAttempt.of(attempt, definition(job)))).toList();
    }

    /** By name, without revision. */
    private static String definition(JsonNode job) {
        String name = lastPart(job.path("jobDefinition").asString(""));
        return name.contains(":") ? name.substring(0, name.lastIndexOf(':')) : name;
    }

    public boolean isArray() {
        return !children.isEmpty();
    }

    /** Of the latest attempt; absent when no command has ended. */
    public OptionalInt exitCode() {
        return latest.exitCode();
    }

    /** The log streams of all attempts, oldest first. */
    public List<String> logStreams() {
        return logStreams(_ -> true);
    }

    /** Those of attempts whose command has ended: each of these streams has an end, sooner or later. */
    public List<String> exitedLogStreams() {
        return logStreams(attempt -> attempt.exitCode().isPresent());
    }

    private List<String> logStreams(Predicate<Attempt> which) {
        return Stream.concat(attempts.stream(), Stream.of(latest)).filter(which)
                .flatMap(attempt -> attempt.logStreams().stream()).distinct().toList();
    }

    /** How many children are in one of these states. */
    public int children(JobState... states) {
        return Stream.of(states).mapToInt(state -> children.getOrDefault(state, 0)).sum();
    }

    private static Map<JobState, Integer> children(JsonNode summary) {
        Map<JobState, Integer> counts = new EnumMap<>(JobState.class);
        summary.forEachEntry((state, count) -> counts.put(JobState.valueOf(state), count.asInt()));
        return counts;
    }

    private static String lastPart(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}

package dev.longshore.gateway.job;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.status.CurrentAttempt;
import dev.longshore.contracts.status.EndedAttempt;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.job.spec.JobTemplate;

/**
 * A job as DescribeJobs shows it.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_JobDetail.html">JobDetail</a>
 */
public final class JobDetail {

    private static final Logger LOG = LoggerFactory.getLogger(JobDetail.class);

    private JobDetail() {}

    /**
     * Of a job of which what was submitted cannot be made out any more, that is left out.
     *
     * @param template empty where it is lost
     */
    public static ObjectNode of(Job job, Optional<JobTemplate> template) {
        try {
            return of(job, template, job.overrides().map(Json::parseObject).orElseGet(Json::object));
        } catch (RuntimeException e) {
            LOG.debug("what is stored of job {}", job.id(), e);
            return of(job, Optional.empty(), Json.object());
        }
    }

    private static ObjectNode of(Job job, Optional<JobTemplate> template, JsonNode overrides) {
        JobState state = job.state();
        ObjectNode detail = Json.object();
        detail.put("jobArn", job.arn().toString()).put("jobName", job.name()).put("jobId", job.id().toString());
        detail.put("jobQueue", job.queue().toString()).put("jobDefinition", job.definition().toString());
        detail.put("status", state.status().name());
        state.reason().ifPresent(reason -> detail.put("statusReason", reason));
        detail.put("createdAt", state.createdAt().toEpochMilli());
        time(state.startedAt(), "startedAt", detail);
        time(state.stoppedAt(), "stoppedAt", detail);
        detail.put("isCancelled", state.cancelled()).put("isTerminated", state.terminated());
        detail.set("dependsOn", overrides.has("dependsOn") ? overrides.get("dependsOn") : detail.arrayNode());
        template.ifPresent(known -> known.describe(overrides, node(job), detail));
        if (job.id().part() == JobId.Part.WHOLE) {
            detail.set("tags", job.tags().map(Json::parseObject).orElseGet(() -> submittedTags(overrides)));
        }
        attempts(job, detail);
        ArrayDetail.of(job).ifPresent(array -> detail.set("arrayProperties", array));
        if (job.id().isNode()) {
            detail.putObject("nodeDetails").put("nodeIndex", job.id().index()).put("isMainNode", job.isMainNode());
        }
        return detail;
    }

    static ObjectNode submittedTags(JsonNode overrides) {
        return overrides.path("tags") instanceof ObjectNode tags ? tags : Json.object();
    }

    private static OptionalInt node(Job job) {
        return job.id().isNode() ? OptionalInt.of(job.id().index()) : OptionalInt.empty();
    }

    private static void attempts(Job job, ObjectNode detail) {
        JsonNode task = detail.at("/ecsProperties/taskProperties/0");
        JsonNode pod = detail.at("/eksProperties/podProperties");
        ArrayNode attempts = detail.putArray("attempts");
        ArrayNode own = pod.isObject() ? detail.putArray("eksAttempts") : attempts;
        for (EndedAttempt ended : job.state().attempts()) {
            ObjectNode attempt = own.addObject();
            describe(job, ended.attempt(), task, pod, attempt);
            time(ended.startedAt(), "startedAt", attempt);
            attempt.put("stoppedAt", ended.stoppedAt().toEpochMilli()).put("statusReason", ended.statusReason());
        }
        job.state().current().ifPresent(current -> describeCurrent(job, current, task, pod, detail));
    }

    private static void describe(Job job, CurrentAttempt past, JsonNode task, JsonNode pod, ObjectNode attempt) {
        if (pod.isObject()) {
            new AttemptPod(job, past).describePast(pod, attempt);
            return;
        }
        if (task.isObject()) {
            new AttemptTask(job, past).describePast(task.path("containers").valueStream()
                    .map(container -> container.path("name").asString("")).toList(), attempt);
            return;
        }
        AttemptContainer.describe(job, past, attempt.putObject("container"));
    }

    private static void describeCurrent(Job job, CurrentAttempt current, JsonNode task, JsonNode pod, ObjectNode detail) {
        if (pod instanceof ObjectNode properties) {
            new AttemptPod(job, current).describe(properties);
            return;
        }
        if (task instanceof ObjectNode properties) {
            new AttemptTask(job, current).describe(properties);
            return;
        }
        AttemptContainer.describe(job, current, detail.withObjectProperty("container"));
    }

    private static void time(Optional<Instant> at, String member, ObjectNode node) {
        at.ifPresent(instant -> node.put(member, instant.toEpochMilli()));
    }
}

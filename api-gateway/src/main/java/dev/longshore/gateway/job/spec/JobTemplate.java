package dev.longshore.gateway.job.spec;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.job.RetryStrategy;
import dev.longshore.contracts.job.StartTerms.ConsumableNeed;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.definition.JobDefinition;

/**
 * The part of a job definition that its jobs share. Stored once and named by a hash of its content, so that jobs can be described
 * long after the definition is gone.
 */
public final class JobTemplate {

    private static final List<String> SHARED = List.of("containerProperties", "ecsProperties", "eksProperties",
            "nodeProperties", "parameters",
            "retryStrategy",
            "timeout",
            "platformCapabilities", "propagateTags", "schedulingPriority", "consumableResourceProperties");
    private static final int ID_BYTES = 15;

    private final String id;
    private final ObjectNode content;
    private final Work work;
    private final Map<String, String> parameters;
    private final RetryStrategy retryStrategy;
    private final Optional<Duration> timeout;

    private JobTemplate(String id, ObjectNode content) {
        this.id = id;
        this.content = content;
        work = content.has("nodeProperties") ? new NodeContainers(content) : new SingleNode(content);
        parameters = strings(content.path("parameters"));
        retryStrategy = RetryStrategies.read(content.path("retryStrategy"));
        timeout = timeout(content.path("timeout"));
    }

    static JobTemplate of(JobDefinition definition) {
        return ofContent(definition.document().retain(SHARED));
    }

    static JobTemplate ofContent(ObjectNode content) {
        return new JobTemplate(hash(Json.text(content)), content);
    }

    static JobTemplate stored(String id, ObjectNode content) {
        return new JobTemplate(id, content);
    }

    public String id() {
        return id;
    }

    String content() {
        return Json.text(content);
    }

    /**
     * @param overrides members of SubmitJob, such as containerOverrides
     * @throws ClientException when the two do not go together
     */
    public JobSpec merge(JsonNode overrides) {
        Map<String, String> merged = mergedParameters(overrides);
        return new JobSpec(work.workload(overrides, merged), work.nodes(overrides, merged),
                overrides.has("retryStrategy") ? RetryStrategies.read(overrides.get("retryStrategy")) : retryStrategy,
                overrides.has("timeout") ? timeout(overrides.get("timeout")) : timeout);
    }

    /** The priority within its share, 0 to 9999, that a submission does not override. */
    public int priority() {
        return content.path("schedulingPriority").asInt(0);
    }

    /**
     * What a job takes while it runs.
     *
     * @param queue in whose region and account a name is looked for
     */
    public List<ConsumableNeed> consumables(JsonNode overrides, Arn queue) {
        return work.consumables(overrides, queue);
    }

    /**
     * Puts what DescribeJobs shows of the merged job into {@code detail}.
     *
     * @param node which node of a multi-node job is to be shown rather than the job
     */
    public void describe(JsonNode overrides, OptionalInt node, ObjectNode detail) {
        Map<String, String> merged = mergedParameters(overrides);
        work.describe(overrides, merged, node, detail);
        ObjectNode all = detail.putObject("parameters");
        merged.forEach(all::put);
        describePlatform(overrides, detail);
        describeRetryStrategy(overrides, detail);
        copy(overrides.has("timeout") ? overrides.path("timeout") : content.path("timeout"), "timeout", detail);
        copy(overrides.path("shareIdentifier"), "shareIdentifier", detail);
        copy(content.path("schedulingPriority"), "schedulingPriority", detail);
        copy(overrides.path("schedulingPriorityOverride"), "schedulingPriority", detail);
    }

    /** Of what is said there, a pod has nothing. */
    private void describePlatform(JsonNode overrides, ObjectNode detail) {
        if (content.has("eksProperties")) {
            detail.putArray("platformCapabilities");
            return;
        }
        detail.set("platformCapabilities", content.has("platformCapabilities")
                ? content.get("platformCapabilities").deepCopy()
                : detail.arrayNode().add("EC2"));
        detail.put("propagateTags", overrides.path("propagateTags").asBoolean(content.path("propagateTags").asBoolean(false)));
    }

    private static void describeRetryStrategy(ObjectNode strategy, ObjectNode detail) {
        strategy.withArray("evaluateOnExit");
        detail.set("retryStrategy", strategy);
    }

    private void describeRetryStrategy(JsonNode overrides, ObjectNode detail) {
        JsonNode strategy = overrides.has("retryStrategy") ? overrides.get("retryStrategy") : content.path("retryStrategy");
        describeRetryStrategy(strategy instanceof ObjectNode given ? given.deepCopy() : detail.objectNode().put("attempts", 1),
                detail);
    }

    private Map<String, String> mergedParameters(JsonNode overrides) {
        JsonNode given = overrides.path("parameters");
        if (given.isEmpty()) {
            return parameters;
        }
        Map<String, String> merged = new LinkedHashMap<>(parameters);
        merged.putAll(strings(given));
        return merged;
    }

    private static void copy(JsonNode value, String member, ObjectNode detail) {
        if (!value.isMissingNode()) {
            detail.set(member, value.deepCopy());
        }
    }

    private static Map<String, String> strings(JsonNode map) {
        Map<String, String> strings = new LinkedHashMap<>();
        map.forEachEntry((key, value) -> strings.put(key, value.asString("")));
        return strings;
    }

    private static Optional<Duration> timeout(JsonNode timeout) {
        JsonNode seconds = timeout.path("attemptDurationSeconds");
        if (seconds.isMissingNode()) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofSeconds(seconds.asLong()));
    }

    private static String hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest, ID_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each JVM has SHA-256", e);
        }
    }
}

package dev.longshore.cli.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/** A job, a child of an array, or an array: a child process in place of a container. */
final class FakeJob {

    final String id;
    final String queue;
    private final JsonNode submission;
    private final JsonNode container;
    private final List<FakeJob> children = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private volatile String status = "RUNNABLE";
    private volatile String reason = "";
    private volatile Integer exitCode;
    private volatile Process process;

    FakeJob(String id, String queue, JsonNode submission, JsonNode container) {
        this.id = id;
        this.queue = queue;
        this.submission = submission;
        this.container = container;
        int size = submission.path("arrayProperties").path("size").asInt(0);
        if (!id.contains(":")) {
            for (int index = 0; index < size; index++) {
                children.add(new FakeJob(id + ":" + index, queue, submission, container));
            }
        }
    }

    List<FakeJob> children() {
        return children;
    }

    List<String> dependsOn() {
        return submission.path("dependsOn").valueStream().map(other -> other.path("jobId").asString()).toList();
    }

    String status() {
        if (children.isEmpty()) {
            return status;
        }
        if (!children.stream().allMatch(FakeJob::hasEnded)) {
            return "PENDING";
        }
        return children.stream().allMatch(child -> child.status.equals("SUCCEEDED")) ? "SUCCEEDED" : "FAILED";
    }

    boolean hasEnded() {
        return List.of("SUCCEEDED", "FAILED").contains(status());
    }

    void fail(String why) {
        reason = why;
        status = "FAILED";
        if (process != null) {
            process.destroy();
        }
    }

    void run() {
        if (!children.isEmpty()) {
            children.forEach(FakeJob::run);
            return;
        }
        try {
            process = builder().start();
            status = "RUNNING";
            process.inputReader().lines().forEach(this::write);
            exitCode = process.waitFor();
            status = exitCode == 0 && reason.isEmpty() ? "SUCCEEDED" : "FAILED";
            reason = reason.isEmpty() ? "Essential container in task exited" : reason;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    synchronized List<Map<String, Object>> linesFrom(int position) {
        return lines.subList(Math.min(position, lines.size()), lines.size()).stream()
                .map(line -> Map.<String, Object>of("timestamp", 1, "message", line.isEmpty() ? " " : line)).toList();
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>(
                Map.of("jobId", id, "jobName", submission.path("jobName").asString(), "jobQueue",
                        "arn:aws:batch:us-east-1:123456789012:job-queue/" + queue, "status", status(), "statusReason", reason,
                        "createdAt",
                        1_000, "dependsOn", dependsOn().stream().map(other -> Map.of("jobId", other)).toList()));
        json.put("container", containerJson());
        json.put("attempts", List.of());
        if (!children.isEmpty()) {
            Map<String, Integer> summary = new LinkedHashMap<>();
            children.forEach(child -> summary.merge(child.status, 1, Integer::sum));
            json.put("arrayProperties", Map.of("size", children.size(), "statusSummary", summary));
        }
        if (process != null) {
            json.put("startedAt", 2_000);
        }
        if (hasEnded()) {
            json.put("stoppedAt", 3_500);
        }
        return json;
    }

    private Map<String, Object> containerJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        if (process != null) {
            json.put("logStreamName", "job/default/" + id);
        }
        if (exitCode != null) {
            json.put("exitCode", exitCode);
        }
        return json;
    }

    private ProcessBuilder builder() {
        JsonNode overrides = submission.path("containerOverrides");
        JsonNode command = overrides.has("command") ? overrides.path("command") : container.path("command");
        var builder = new ProcessBuilder(command.valueStream().map(JsonNode::asString).toList()).redirectErrorStream(true);
        overrides.path("environment").forEach(variable -> builder.environment().put(variable.path("name").asString(),
                variable.path("value").asString()));
        builder.environment().put("AWS_BATCH_JOB_ID", id);
        builder.environment().put("AWS_BATCH_JOB_ARRAY_INDEX", id.substring(id.indexOf(':') + 1));
        return builder;
    }

    private synchronized void write(String line) {
        lines.add(line);
    }
}

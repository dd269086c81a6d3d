package dev.longshore.gateway.job;

import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.status.CurrentAttempt;

/**
 * The members that DescribeJobs shows of an attempt's pod: its name, its node, and of each container what became of it.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_EksAttemptDetail.html">EksAttemptDetail</a>
 */
record AttemptPod(Job job, CurrentAttempt attempt) {

    private static final List<String> LISTS = List.of("initContainers", "containers");

    /**
     * Puts them into an attempt in the past.
     *
     * @param pod the job's
     */
    void describePast(JsonNode pod, ObjectNode past) {
        for (String list : LISTS) {
            ArrayNode containers = past.putArray(list);
            pod.path(list).forEach(
                    container -> containers.addObject().put("name", container.path("name").asString("")));
        }
        describe(past);
        JsonNode namespace = pod.path("metadata").path("namespace");
        if (namespace.isString()) {
            past.put("podNamespace", namespace.asString());
        }
    }

    /** Adds them to a pod and its containers, which are there. */
    void describe(ObjectNode pod) {
        pod.put("podName", new AttemptId(job.id(), attempt.number()).podName());
        pod.put("nodeName", attempt.instance().value());
        for (String list : LISTS) {
            pod.path(list).forEach(container -> describeEnd((ObjectNode) container));
        }
    }

    private void describeEnd(ObjectNode container) {
        attempt.end(container.path("name").asString("")).ifPresent(end -> {
            end.exitCode().ifPresent(code -> container.put("exitCode", code));
            end.reason().ifPresent(reason -> container.put("reason", reason));
        });
    }
}

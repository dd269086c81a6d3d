package dev.longshore.gateway.job;

import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.status.ArrayProgress;
import dev.longshore.gateway.api.Json;

/** The member {@code arrayProperties}: of an array its size and how its children are doing, of a child its index. */
final class ArrayDetail {

    private ArrayDetail() {}

    static Optional<ObjectNode> of(Job job) {
        ObjectNode array = Json.object();
        if (job.id().isChild()) {
            return Optional.of(array.put("index", job.id().index()));
        }
        if (!job.isArray()) {
            return Optional.empty();
        }
        int size = job.size().getAsInt();
        array.put("size", size);
        Map<JobStatus, Integer> counts = job.state().array().map(ArrayProgress::counts)
                .orElseGet(() -> Map.of(JobStatus.SUBMITTED, size));
        ObjectNode summary = array.putObject("statusSummary");
        for (JobStatus status : JobStatus.values()) {
            summary.put(status.name(), counts.getOrDefault(status, 0));
        }
        return Optional.of(array);
    }
}

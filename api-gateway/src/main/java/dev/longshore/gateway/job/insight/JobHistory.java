package dev.longshore.gateway.job.insight;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.bson.Document;

import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.status.Transition;
import dev.longshore.gateway.job.Job;
import dev.longshore.gateway.job.JobFields;

/**
 * What a job went through, as it is kept in its document.
 *
 * @param steps in order, the first of them the submission
 */
record JobHistory(List<Step> steps) {

    JobHistory {
        steps = List.copyOf(steps);
    }

    /**
     * A state that was entered.
     *
     * @param version of the status that told of it; 0 of the submission
     */
    record Step(long version, Transition transition) {}

    /** @param document of the job; empty for a child or node that was never told of, which has gone through nothing of its own */
    static JobHistory of(Job job, Optional<Document> document) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(0, new Transition(JobStatus.SUBMITTED, job.state().createdAt(), Optional.empty())));
        document.map(known -> known.get(JobFields.HISTORY, Document.class)).ifPresent(told -> add(told, steps));
        return new JobHistory(steps);
    }

    private static void add(Document told, List<Step> steps) {
        Map<Long, List<Document>> byVersion = new TreeMap<>();
        told.keySet().forEach(version -> byVersion.put(Long.parseLong(version), told.getList(version, Document.class)));
        byVersion.forEach((version, entered) -> entered.stream().map(JobHistory::transition)
                .filter(transition -> transition.to() != JobStatus.SUBMITTED)
                .forEach(transition -> steps.add(new Step(version, transition))));
    }

    private static Transition transition(Document document) {
        return new Transition(JobStatus.valueOf(document.getString("to")), Instant.ofEpochMilli(document.getLong("at")),
                Optional.ofNullable(document.getString("reason")));
    }
}

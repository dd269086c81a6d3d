package dev.longshore.gateway.schedule.firing;

import java.time.Instant;
import java.util.Optional;

import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.schedule.ScheduleId;

import static java.util.Objects.requireNonNull;

/**
 * A due time at which a schedule did not have the job that it should have had.
 *
 * @param reason one sentence
 * @param jobId of the job that was submitted late
 */
record MissedTime(ScheduleId schedule, String scheduleUuid, Instant due, Outcome outcome, String reason, Optional<String> jobId) {

    enum Outcome {
        /** No gateway ran at that time, or the job could not be submitted; it was submitted afterwards. */
        MADE_UP,
        /** No gateway ran at that time, and the job was not submitted afterwards. */
        SKIPPED,
        /** The target could not be invoked; there is a dead letter. */
        UNDELIVERED
    }

    MissedTime {
        requireNonNull(schedule, "schedule");
        requireNonNull(due, "due");
        requireNonNull(outcome, "outcome");
    }

    String key() {
        return Invocation.key(scheduleUuid, due);
    }

    ObjectNode detail() {
        ObjectNode detail = Json.object().put("dueTime", due.toString()).put("outcome", outcome.name()).put("reason", reason);
        jobId.ifPresent(id -> detail.put("jobId", id));
        return detail;
    }
}

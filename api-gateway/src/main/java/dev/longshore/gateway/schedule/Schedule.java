package dev.longshore.gateway.schedule;

import java.time.Instant;
import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.schedule.expression.Timetable;

import static java.util.Objects.requireNonNull;

/**
 * A schedule as the store has it.
 *
 * @param uuid tells it from a later one of the same name
 * @param revision from 1; grows with each change
 * @param document what its user has said of it, with the defaults in it
 */
public record Schedule(ScheduleId id, String uuid, long revision, Instant createdAt, Instant modifiedAt, Progress progress,
        ObjectNode document) {

    public Schedule {
        requireNonNull(id, "id");
        requireNonNull(uuid, "uuid");
        requireNonNull(progress, "progress");
        requireNonNull(document, "document");
    }

    public boolean isEnabled() {
        return document.path("State").asString("").equals("ENABLED");
    }

    /** Whether it is due no more, and to be deleted as soon as its last invocation has ended. */
    boolean isToBeDeleted() {
        return isEnabled() && progress.due().isEmpty() && progress.last().isPresent()
                && document.path("ActionAfterCompletion").asString("").equals("DELETE");
    }

    public Timetable timetable() {
        return ScheduleDocument.timetable(document, progress.anchor());
    }

    public Target target() {
        return new Target((ObjectNode) document.path("Target"));
    }

    /** How long after a due time its target may be invoked, in minutes; 0 where it is to be at that time. */
    public int windowMinutes() {
        JsonNode window = document.path("FlexibleTimeWindow");
        return window.path("Mode").asString("").equals("FLEXIBLE") ? window.path("MaximumWindowInMinutes").asInt(0) : 0;
    }

    /** As GetSchedule shows it. */
    ObjectNode detail() {
        ObjectNode detail = Json.object().put("Arn", id.arn());
        detail.setAll(document);
        ScheduleDocument.tidyDates(detail);
        return named(detail);
    }

    /** As ListSchedules shows it. */
    ObjectNode summary() {
        ObjectNode summary = named(Json.object().put("Arn", id.arn()));
        summary.put("State", document.path("State").asString());
        summary.putObject("Target").put("Arn", target().arn());
        return summary;
    }

    private ObjectNode named(ObjectNode node) {
        return node.put("GroupName", id.group()).put("Name", id.name()).put("CreationDate", Seconds.of(createdAt))
                .put("LastModificationDate", Seconds.of(modifiedAt));
    }

    Schedule at(Progress changedProgress) {
        return new Schedule(id, uuid, revision, createdAt, modifiedAt, changedProgress, document);
    }

    /** The next revision, by its user's will. */
    Schedule changed(Instant now, Progress changedProgress, ObjectNode changedDocument) {
        return new Schedule(id, uuid, revision + 1, createdAt, now, changedProgress, changedDocument);
    }

    static Schedule created(ScheduleId id, String uuid, Instant now, Optional<Instant> due, ObjectNode document) {
        return new Schedule(id, uuid, 1, now, now, new Progress(now, due, Optional.empty()), document);
    }
}

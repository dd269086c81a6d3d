package dev.longshore.gateway.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.bson.Document;

import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.job.ContainerEnd;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.status.ArrayProgress;
import dev.longshore.contracts.status.CurrentAttempt;
import dev.longshore.contracts.status.EndedAttempt;
import dev.longshore.contracts.status.JobStatusChanged;

/** Turns a status into the fields of a job's document, and back. What is absent from a status is absent from the document, or null. */
public final class StateDocuments {

    private StateDocuments() {}

    /**
     * The fields that the status sets. What may be taken back, such as a reason, is null where it is absent, so that it is; what is
     * there for good once it is there, such as an attempt that has ended, is left out. The first status has nothing to take back.
     */
    public static Document write(JobStatusChanged change) {
        Document fields = new Document(JobFields.VERSION, change.version()).append(JobFields.STATUS, change.status().name());
        boolean takesBack = change.version() > 1;
        set(JobFields.REASON, change.statusReason(), takesBack, fields);
        set(JobFields.STARTED, change.startedAt().map(Instant::toEpochMilli), takesBack, fields);
        set(JobFields.STOPPED, change.stoppedAt().map(Instant::toEpochMilli), takesBack, fields);
        set(JobFields.CURRENT, change.current().map(StateDocuments::current), takesBack, fields);
        if (!change.attempts().isEmpty()) {
            fields.append(JobFields.ATTEMPTS, change.attempts().stream().map(StateDocuments::ended).toList());
        }
        change.array().ifPresent(progress -> fields.append(JobFields.ARRAY, array(progress)));
        if (change.cancelled()) {
            fields.append(JobFields.CANCELLED, true);
        }
        if (change.terminated()) {
            fields.append(JobFields.TERMINATED, true);
        }
        return fields;
    }

    private static void set(String name, Optional<?> value, boolean takesBack, Document fields) {
        if (value.isPresent() || takesBack) {
            fields.append(name, value.orElse(null));
        }
    }

    static JobState read(Document document) {
        Document array = document.get(JobFields.ARRAY, Document.class);
        Document current = document.get(JobFields.CURRENT, Document.class);
        List<EndedAttempt> attempts = new ArrayList<>();
        for (Document attempt : document.getList(JobFields.ATTEMPTS, Document.class, List.of())) {
            attempts.add(ended(attempt));
        }
        return new JobState(JobStatus.valueOf(document.getString(JobFields.STATUS)), document.getLong(JobFields.VERSION),
                Instant.ofEpochMilli(document.getLong(JobFields.CREATED)), text(document, JobFields.REASON),
                instant(document, JobFields.STARTED), instant(document, JobFields.STOPPED),
                Optional.ofNullable(current).map(StateDocuments::current), attempts,
                Optional.ofNullable(array).map(StateDocuments::array), document.getBoolean(JobFields.CANCELLED, false),
                document.getBoolean(JobFields.TERMINATED, false));
    }

    private static Document current(CurrentAttempt attempt) {
        Document document = new Document("number", attempt.number()).append("instance", attempt.instance().toString())
                .append("environment", attempt.computeEnvironment().toString());
        attempt.logStream().ifPresent(stream -> document.append("logStream", stream));
        attempt.exitCode().ifPresent(code -> document.append("exitCode", code));
        attempt.reason().ifPresent(reason -> document.append("reason", reason));
        if (!attempt.containers().isEmpty()) {
            document.append("containers", attempt.containers().stream().map(StateDocuments::container).toList());
        }
        return document;
    }

    private static CurrentAttempt current(Document document) {
        return new CurrentAttempt(document.getInteger("number"), new InstanceId(document.getString("instance")),
                Arn.parse(document.getString("environment")), text(document, "logStream"),
                Optional.ofNullable(document.getInteger("exitCode")), text(document, "reason"),
                document.getList("containers", Document.class, List.of()).stream().map(StateDocuments::container).toList());
    }

    private static Document container(ContainerEnd end) {
        Document document = new Document("name", end.name());
        end.exitCode().ifPresent(code -> document.append("exitCode", code));
        end.reason().ifPresent(reason -> document.append("reason", reason));
        return document;
    }

    private static ContainerEnd container(Document document) {
        return new ContainerEnd(document.getString("name"), Optional.ofNullable(document.getInteger("exitCode")),
                text(document, "reason"));
    }

    private static Document ended(EndedAttempt ended) {
        Document document = current(ended.attempt());
        ended.startedAt().ifPresent(at -> document.append("started", at.toEpochMilli()));
        return document.append("stopped", ended.stoppedAt().toEpochMilli()).append("statusReason", ended.statusReason());
    }

    private static EndedAttempt ended(Document document) {
        return new EndedAttempt(current(document), instant(document, "started"),
                Instant.ofEpochMilli(document.getLong("stopped")), document.getString("statusReason"));
    }

    private static Document array(ArrayProgress progress) {
        Document counts = new Document();
        progress.counts().forEach((status, count) -> counts.append(status.name(), count));
        Document document = new Document("size", progress.size()).append("counts", counts)
                .append("untouched", progress.untouchedStatus().name());
        progress.untouchedReason().ifPresent(reason -> document.append("untouchedReason", reason));
        return document;
    }

    private static ArrayProgress array(Document document) {
        Map<JobStatus, Integer> counts = new EnumMap<>(JobStatus.class);
        document.get("counts", Document.class).forEach((status, count) -> counts.put(JobStatus.valueOf(status), (Integer) count));
        return new ArrayProgress(document.getInteger("size"), counts, JobStatus.valueOf(document.getString("untouched")),
                text(document, "untouchedReason"));
    }

    private static Optional<String> text(Document document, String field) {
        return Optional.ofNullable(document.getString(field));
    }

    private static Optional<Instant> instant(Document document, String field) {
        return Optional.ofNullable(document.getLong(field)).map(Instant::ofEpochMilli);
    }
}

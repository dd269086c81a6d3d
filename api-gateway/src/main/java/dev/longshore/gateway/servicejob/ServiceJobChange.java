package dev.longshore.gateway.servicejob;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.bson.Document;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.event.EventKind;
import dev.longshore.gateway.event.JobEvent;

/**
 * Something that became of a service job, of which the world is to be told.
 *
 * @param version of the job
 * @param at in milliseconds
 * @param detail the job as it was then, without what events leave out
 * @see <a href="https://docs.aws.amazon.com/batch/latest/userguide/service-job-events.html">AWS Batch user guide, service job events</a>
 */
record ServiceJobChange(EventKind kind, long version, long at, ObjectNode detail) {

    private static final Pattern CODE = Pattern.compile("(?:CAPACITY|MISCONFIGURATION):[A-Z_]+");

    /** What has happened between one version and the next, in order. */
    static List<ServiceJobChange> between(ServiceJob before, ServiceJob after, long now) {
        Optional<String> block = codeOf(before);
        Optional<String> blockNow = codeOf(after);
        List<EventKind> kinds = new ArrayList<>();
        if (block.isPresent() && !block.equals(blockNow)) {
            kinds.add(EventKind.SERVICE_QUEUE_UNBLOCKED);
        }
        if (before.status() != after.status()) {
            kinds.add(EventKind.SERVICE_STATE_CHANGE);
        }
        if (blockNow.isPresent() && !blockNow.equals(block)) {
            kinds.add(EventKind.SERVICE_QUEUE_BLOCKED);
        }
        return kinds.stream().map(kind -> new ServiceJobChange(kind, after.version(), now, told(after.detail()))).toList();
    }

    /** Why a job blocks its queue, as AWS names it. */
    private static Optional<String> codeOf(ServiceJob job) {
        Matcher matcher = CODE.matcher(job.detail().path(ServiceJob.REASON).asString(""));
        return job.blockedSince().isPresent() && matcher.lookingAt() ? Optional.of(matcher.group()) : Optional.empty();
    }

    private static ObjectNode told(ObjectNode detail) {
        ObjectNode told = detail.deepCopy();
        told.remove(List.of("tags", "serviceRequestPayload"));
        return told;
    }

    static ServiceJobChange read(Document row) {
        return new ServiceJobChange(EventKind.named(row.getString("kind")), row.getLong("version"), row.getLong("at"),
                Json.parseObject(row.getString("detail")));
    }

    Document row() {
        return new Document("kind", kind.detailType()).append("version", version).append("at", at)
                .append("detail", Json.text(detail));
    }

    JobEvent event(ServiceJob job) {
        return new JobEvent(kind, job.id() + "/" + version + "/" + kind, job.id(), job.queue(), Instant.ofEpochMilli(at), detail);
    }
}

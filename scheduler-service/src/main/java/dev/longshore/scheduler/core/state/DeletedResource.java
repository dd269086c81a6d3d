package dev.longshore.scheduler.core.state;

import java.time.Instant;
import java.util.Optional;

import dev.longshore.contracts.resource.Arn;

import static java.util.Objects.requireNonNull;

/**
 * A resource that was deleted, remembered for as long as something older can be said of it.
 *
 * @param revision of its deletion: what is said of a lower one, or the same, is out of date
 * @param isTold whether it was told that nothing of it is left, or nobody waits for that
 * @param endMoreAt when the next of its jobs are to be ended; empty where all were
 */
public record DeletedResource(Arn arn, String uuid, long revision, boolean isTold, Instant forgetAt, Optional<Instant> endMoreAt)
        implements
            Entity {

    static final String PREFIX = "deleted/";

    public DeletedResource {
        requireNonNull(arn, "arn");
        requireNonNull(uuid, "uuid");
        requireNonNull(forgetAt, "forgetAt");
        endMoreAt = endMoreAt == null ? Optional.empty() : endMoreAt;
    }

    public DeletedResource told() {
        return new DeletedResource(arn, uuid, revision, true, forgetAt, endMoreAt);
    }

    public DeletedResource forgottenAt(Instant later) {
        return new DeletedResource(arn, uuid, revision, isTold, later, endMoreAt);
    }

    public DeletedResource endingMoreAt(Optional<Instant> next) {
        return new DeletedResource(arn, uuid, revision, isTold, forgetAt, next);
    }

    @Override
    public String key() {
        return key(arn, uuid);
    }

    @Override
    public Optional<Instant> due() {
        return Optional.of(endMoreAt.orElse(forgetAt));
    }

    static String key(Arn arn, String uuid) {
        return PREFIX + uuid + "/" + arn;
    }
}

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
 */
public record DeletedResource(Arn arn, String uuid, long revision, boolean isTold, Instant forgetAt) implements Entity {

    static final String PREFIX = "deleted/";

    public DeletedResource {
        requireNonNull(arn, "arn");
        requireNonNull(uuid, "uuid");
        requireNonNull(forgetAt, "forgetAt");
    }

    public DeletedResource told() {
        return new DeletedResource(arn, uuid, revision, true, forgetAt);
    }

    public DeletedResource forgottenAt(Instant later) {
        return new DeletedResource(arn, uuid, revision, isTold, later);
    }

    @Override
    public String key() {
        return key(arn, uuid);
    }

    @Override
    public Optional<Instant> due() {
        return Optional.of(forgetAt);
    }

    static String key(Arn arn, String uuid) {
        return PREFIX + uuid + "/" + arn;
    }
}

package dev.longshore.scheduler.core.state;

import java.time.Instant;
import java.util.Optional;

import dev.longshore.contracts.resource.Arn;

import static java.util.Objects.requireNonNull;

/**
 * A queue that is no more, kept for as long as jobs that were submitted to it can be on their way.
 *
 * @param deletedAt what is submitted later is meant for a queue of the same name that is not known yet
 */
public record DeletedQueue(Arn arn, Instant deletedAt, Instant forgetAt) implements Entity {

    static final String PREFIX = "deleted-queue/";

    public DeletedQueue {
        requireNonNull(arn, "arn");
        requireNonNull(deletedAt, "deletedAt");
        requireNonNull(forgetAt, "forgetAt");
    }

    @Override
    public String key() {
        return PREFIX + arn;
    }

    @Override
    public Optional<Instant> due() {
        return Optional.of(forgetAt);
    }
}

package dev.longshore.scheduler.core.state;

import java.time.Instant;
import java.util.Optional;

import dev.longshore.contracts.resource.Arn;

import static java.util.Objects.requireNonNull;

/**
 * What a share of a queue has used, up to a moment. From then on its running jobs add to it, and time takes from it.
 *
 * @param vcpuSeconds use that is longer ago counts less
 * @param idleAt when it is forgotten, if the share has no jobs then
 */
public record ShareUsage(Arn queue, String share, double vcpuSeconds, Instant at, Instant idleAt) implements Entity {

    static final String PREFIX = "share-usage/";

    public ShareUsage {
        requireNonNull(queue, "queue");
        requireNonNull(share, "share");
        requireNonNull(at, "at");
        requireNonNull(idleAt, "idleAt");
    }

    @Override
    public String key() {
        return PREFIX + share + "/" + queue;
    }

    @Override
    public Optional<Instant> due() {
        return Optional.of(idleAt);
    }
}

package dev.longshore.scheduler.core.state;

import java.time.Instant;
import java.util.Optional;

import dev.longshore.contracts.resource.Arn;

import static java.util.Objects.requireNonNull;

/**
 * What a share of a queue has used, up to a moment. From then on its running jobs add to it, and time takes from it.
 *
 * @param vcpuSeconds use that is longer ago counts less
 * @param active whether it has jobs, or had some within the window
 * @param idleAt when it is looked at again if it has not changed until then
 */
public record ShareUsage(Arn queue, String share, double vcpuSeconds, Instant at, boolean active,
        Instant idleAt) implements Entity {

    static final String PREFIX = "share-usage/";

    public ShareUsage {
        requireNonNull(queue, "queue");
        requireNonNull(share, "share");
        requireNonNull(at, "at");
        requireNonNull(idleAt, "idleAt");
    }

    public ShareUsage idle(Instant forgetAt) {
        return new ShareUsage(queue, share, vcpuSeconds, at, false, forgetAt);
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

package dev.longshore.scheduler.core.state;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

import dev.longshore.contracts.resource.Arn;

/** What the shares of each queue have used. */
public final class ShareUsages {

    private final Map<Arn, NavigableMap<String, ShareUsage>> byQueue = new LinkedHashMap<>();

    /** In order of the shares' names. */
    public NavigableMap<String, ShareUsage> of(Arn queue) {
        return Collections.unmodifiableNavigableMap(byQueue.getOrDefault(queue, Collections.emptyNavigableMap()));
    }

    public Optional<ShareUsage> of(Arn queue, String share) {
        return Optional.ofNullable(of(queue).get(share));
    }

    void put(ShareUsage usage) {
        byQueue.computeIfAbsent(usage.queue(), queue -> new TreeMap<>()).put(usage.share(), usage);
    }

    void remove(ShareUsage usage) {
        byQueue.computeIfPresent(usage.queue(), (queue, shares) -> {
            shares.remove(usage.share());
            return shares.isEmpty() ? null : shares;
        });
    }
}

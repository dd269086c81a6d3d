package dev.longshore.scheduler.core.state;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

import dev.longshore.contracts.resource.Arn;

/** What each queue, and each share of it, has at the moment. */
public final class ShareLoads {

    private final Map<Arn, ShareLoad> byQueue = new LinkedHashMap<>();
    private final Map<Arn, NavigableMap<String, ShareLoad>> byShare = new LinkedHashMap<>();

    /** Of all shares together. */
    public ShareLoad of(Arn queue) {
        return byQueue.getOrDefault(queue, ShareLoad.NONE);
    }

    public ShareLoad of(Arn queue, String share) {
        return shares(queue).getOrDefault(share, ShareLoad.NONE);
    }

    /** Shares that have jobs which have not ended, in order of their names. */
    public NavigableMap<String, ShareLoad> shares(Arn queue) {
        return Collections.unmodifiableNavigableMap(byShare.getOrDefault(queue, Collections.emptyNavigableMap()));
    }

    void change(Optional<Standing> before, Optional<Standing> after) {
        if (before.isPresent() && after.isPresent() && before.get().countsLike(after.get())) {
            return;
        }
        before.ifPresent(this::remove);
        after.ifPresent(this::add);
    }

    private void add(Standing standing) {
        ShareLoad load = standing.load();
        byQueue.merge(standing.queue(), load, ShareLoad::plus);
        byShare.computeIfAbsent(standing.queue(), queue -> new TreeMap<>()).merge(standing.ask().share(), load, ShareLoad::plus);
    }

    private void remove(Standing standing) {
        ShareLoad load = standing.load();
        byQueue.computeIfPresent(standing.queue(), (queue, known) -> rest(known, load));
        byShare.computeIfPresent(standing.queue(), (queue, shares) -> {
            shares.computeIfPresent(standing.ask().share(), (share, known) -> rest(known, load));
            return shares.isEmpty() ? null : shares;
        });
    }

    private static ShareLoad rest(ShareLoad known, ShareLoad gone) {
        ShareLoad rest = known.minus(gone);
        return rest.active() == 0 ? null : rest;
    }
}

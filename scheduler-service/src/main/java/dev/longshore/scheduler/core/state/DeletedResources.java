package dev.longshore.scheduler.core.state;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.longshore.contracts.resource.Arn;

/** The resources that were deleted a while ago. */
public final class DeletedResources {

    private final Map<String, DeletedResource> all = new TreeMap<>();
    private final Map<String, DeletedResource> untold = new TreeMap<>();

    public Optional<DeletedResource> find(Arn arn, String uuid) {
        return Optional.ofNullable(all.get(DeletedResource.key(arn, uuid)));
    }

    /** Those of which it was not told yet that nothing is left, in order of their uuids. */
    public Collection<DeletedResource> untold() {
        return Collections.unmodifiableCollection(untold.values());
    }

    /** When more jobs are to be ended of each queue that goes. */
    public Stream<Instant> endingMore() {
        return untold.values().stream().flatMap(gone -> gone.endMoreAt().stream());
    }

    /** Whether one of that name is deleted and something of it is left. */
    public boolean isLeaving(Arn arn) {
        return untold.values().stream().anyMatch(gone -> gone.arn().equals(arn));
    }

    void put(DeletedResource gone) {
        all.put(gone.key(), gone);
        if (gone.isTold()) {
            untold.remove(gone.key());
        } else {
            untold.put(gone.key(), gone);
        }
    }

    void remove(DeletedResource forgotten) {
        all.remove(forgotten.key());
        untold.remove(forgotten.key());
    }
}

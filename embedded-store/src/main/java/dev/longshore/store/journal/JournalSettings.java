package dev.longshore.store.journal;

/**
 * What the journals of one store share.
 *
 * @param segmentBytes size at which a journal begins a new file, at most 32 MiB
 * @param force forces them to disk
 */
public record JournalSettings(int segmentBytes, PeriodicForce force) {

    private static final int MAX_SEGMENT_BYTES = 32 << 20;

    public JournalSettings {
        if (segmentBytes < 1 || segmentBytes > MAX_SEGMENT_BYTES) {
            throw new IllegalArgumentException("segmentBytes must be 1 to " + MAX_SEGMENT_BYTES + ", not " + segmentBytes);
        }
    }
}

package dev.longshore.scheduler.cell;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Keeps a record at which the core breaks from costing the cell more than that record. One at which it broke once is under suspicion and
 * is acted upon alone from then on; one at which it breaks again is put aside. Belongs to one cell, for as long as it is owned.
 */
final class Quarantine {

    private final Map<Origin, String> suspects = new HashMap<>();
    private final Map<Origin, String> convicted = new HashMap<>();

    /** The core broke on this one, and on none of those with it. */
    void broken(Input.ToDecide input, String reason) {
        Origin origin = Origin.of(input.origin());
        if (suspects.put(origin, reason) != null) {
            suspects.remove(origin);
            convicted.put(origin, reason);
        }
    }

    /** The core did not break on these, and what was to be put aside is. */
    void passed(InputBatch batch) {
        batch.toDecide().forEach(input -> forget(input.origin()));
        batch.toPutAside().forEach(input -> forget(input.origin()));
    }

    /** Whether the record is to be acted upon alone. */
    boolean isSuspect(ConsumerRecord<String, byte[]> record) {
        return !suspects.isEmpty() && suspects.containsKey(Origin.of(record));
    }

    /** Why the record is to be put aside, if it is. */
    Optional<String> reasonAgainst(ConsumerRecord<String, byte[]> record) {
        return convicted.isEmpty() ? Optional.empty() : Optional.ofNullable(convicted.get(Origin.of(record)));
    }

    private void forget(ConsumerRecord<String, byte[]> record) {
        if (!suspects.isEmpty() || !convicted.isEmpty()) {
            suspects.remove(Origin.of(record));
            convicted.remove(Origin.of(record));
        }
    }

    private record Origin(String topic, int partition, long offset) {

        static Origin of(ConsumerRecord<String, byte[]> record) {
            return new Origin(record.topic(), record.partition(), record.offset());
        }
    }
}

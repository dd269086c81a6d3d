package dev.longshore.scheduler.cell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Finds the record at which the core breaks, so that it costs that record and not the cell. After a batch has broken the core, records
 * are acted upon one at a time; the one at which it breaks again is put aside. Belongs to one cell, for as long as it is owned.
 */
final class Quarantine {

    private final Map<Origin, String> reasons = new HashMap<>();
    private int patience;
    private int oneByOne;

    /** Whether records are to be acted upon one at a time. */
    boolean isInForce() {
        return oneByOne > 0;
    }

    /** The core broke on these; they come again, and with them what was read before and changed nothing: hence more each time. */
    void broken(List<Input.ToDecide> batch, String reason) {
        if (batch.size() == 1) {
            reasons.put(Origin.of(batch.getFirst().origin()), reason);
        }
        patience = Math.max(2 * patience, batch.size());
        oneByOne = patience;
    }

    /** The core did not break on these. */
    void passed(int records) {
        oneByOne = Math.max(0, oneByOne - records);
    }

    Optional<String> reasonAgainst(ConsumerRecord<String, byte[]> record) {
        return reasons.isEmpty() ? Optional.empty() : Optional.ofNullable(reasons.get(Origin.of(record)));
    }

    private record Origin(String topic, int partition, long offset) {

        static Origin of(ConsumerRecord<String, byte[]> record) {
            return new Origin(record.topic(), record.partition(), record.offset());
        }
    }
}

package dev.longshore.scheduler.core.backfill;

import dev.longshore.contracts.capacity.Gpus;
import dev.longshore.contracts.capacity.MemoryMib;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;

/** Amounts that go below nothing are nothing. */
final class Headroom {

    private Headroom() {}

    /** What of an amount is beyond another. */
    static Resources beyond(Resources amount, Resources other) {
        return new Resources(new Vcpus(Math.max(0, amount.vcpus().millis() - other.vcpus().millis())),
                new MemoryMib(Math.max(0, amount.memory().mebibytes() - other.memory().mebibytes())),
                new Gpus(Math.max(0, amount.gpus().count() - other.gpus().count())));
    }
}

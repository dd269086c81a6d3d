package dev.longshore.gateway.store;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Remembers what was read a moment ago, so that a flood of requests about one thing reads it once. What another gateway writes is
 * seen when the moment has passed; what this one writes is seen at once, if it says {@link #forget()} after each write.
 *
 * <p>Safe for use by many threads. What is not found is not remembered.
 */
public final class Recent<K, V> {

    private static final int MOST = 10_000;
    /** As many may stay when they are no longer of use. */
    private static final int FEW = 256;

    private final long momentNanos;
    private final LongSupplier nanoTime;
    private final Map<K, Entry<V>> entries = new ConcurrentHashMap<>();
    private final AtomicLong generation = new AtomicLong();
    private final AtomicLong sweepDue;

    /** @param nanoTime such as {@code System::nanoTime} */
    public Recent(Duration moment, LongSupplier nanoTime) {
        this.momentNanos = moment.toNanos();
        this.nanoTime = nanoTime;
        this.sweepDue = new AtomicLong(nanoTime.getAsLong() + momentNanos);
    }

    /** @param read gives the value or throws; is called when nothing recent is known */
    public V get(K key, Function<K, V> read) {
        long now = nanoTime.getAsLong();
        long current = generation.get();
        Entry<V> known = entries.get(key);
        if (known != null && isRecent(known, now, current)) {
            return known.value();
        }
        V value = read.apply(key);
        makeRoom(now, current);
        entries.put(key, new Entry<>(value, now, current));
        return value;
    }

    private boolean isRecent(Entry<V> entry, long now, long current) {
        return entry.generation() == current && now - entry.readAt() < momentNanos;
    }

    /** Looks at all of them once a moment at most, so that many new ones do not cost more each. */
    private void makeRoom(long now, long current) {
        if (entries.size() >= MOST) {
            entries.clear();
        }
        long due = sweepDue.get();
        if (entries.size() >= FEW && now - due >= 0 && sweepDue.compareAndSet(due, now + momentNanos)) {
            entries.values().removeIf(entry -> !isRecent(entry, now, current));
        }
    }

    int size() {
        return entries.size();
    }

    /** Trusts nothing that was read, or is being read, before now. */
    public void forget() {
        generation.incrementAndGet();
    }

    private record Entry<V>(V value, long readAt, long generation) {}
}

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

    private final long momentNanos;
    private final LongSupplier nanoTime;
    private final Map<K, Entry<V>> entries = new ConcurrentHashMap<>();
    private final AtomicLong generation = new AtomicLong();

    /** @param nanoTime such as {@code System::nanoTime} */
    public Recent(Duration moment, LongSupplier nanoTime) {
        this.momentNanos = moment.toNanos();
        this.nanoTime = nanoTime;
    }

    /** @param read gives the value or throws; is called when nothing recent is known */
    public V get(K key, Function<K, V> read) {
        long now = nanoTime.getAsLong();
        long current = generation.get();
        Entry<V> known = entries.get(key);
        if (known != null && known.generation() == current && now - known.readAt() < momentNanos) {
            return known.value();
        }
        V value = read.apply(key);
        if (entries.size() >= MOST) {
            entries.clear();
        }
        entries.put(key, new Entry<>(value, now, current));
        return value;
    }

    /** Trusts nothing that was read, or is being read, before now. */
    public void forget() {
        generation.incrementAndGet();
    }

    private record Entry<V>(V value, long readAt, long generation) {}
}

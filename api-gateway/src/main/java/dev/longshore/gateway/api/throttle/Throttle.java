package dev.longshore.gateway.api.throttle;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * A bucket of calls for each caller and operation. Those that were not used for longest are forgotten when there are too many, and are
 * full again: who would invent many callers is not held back, but costs no memory either.
 */
public final class Throttle {

    private static final String OPERATIONS = "longshore.throttling.operations.";

    private final Map<String, Double> rates;
    private final double burstSeconds;
    private final Map<Key, TokenBucket> buckets;
    private final LongSupplier nanoTime;

    /**
     * @param operations the names of all operations
     * @param nanoTime as of {@link System#nanoTime}
     * @throws InvalidConfigurationPropertyValueException when a limit is set for what is no operation
     */
    public Throttle(ThrottlingProperties properties, Collection<String> operations, LongSupplier nanoTime) {
        this.rates = rates(properties, operations);
        this.burstSeconds = properties.burst().toNanos() / (double) TimeUnit.SECONDS.toNanos(1);
        this.buckets = latest(properties.remembered());
        this.nanoTime = nanoTime;
    }

    /**
     * Takes one of the caller's calls, if there is one.
     *
     * @return how many calls a second there are, when none is left; empty when it may be made
     */
    public Optional<Double> refusal(String caller, String operation) {
        Double rate = rates.get(operation);
        return rate == null || take(new Key(caller, operation), rate) ? Optional.empty() : Optional.of(rate);
    }

    private boolean take(Key key, double rate) {
        synchronized (buckets) {
            long now = nanoTime.getAsLong();
            return buckets.computeIfAbsent(key, _ -> new TokenBucket(rate / TimeUnit.SECONDS.toNanos(1),
                    Math.max(1, rate * burstSeconds), now)).take(now);
        }
    }

    /** Those of operations that have a limit. */
    private static Map<String, Double> rates(ThrottlingProperties properties, Collection<String> operations) {
        Map<String, Double> own = new HashMap<>();
        properties.operations().forEach((name, rate) -> own.put(plain(name), rate));
        Map<String, Double> rates = new HashMap<>();
        for (String operation : operations) {
            Double rate = Optional.ofNullable(own.remove(plain(operation))).orElse(properties.requestsPerSecond());
            if (rate > 0) {
                rates.put(operation, rate);
            }
        }
        properties.operations().forEach((name, rate) -> {
            if (own.containsKey(plain(name))) {
                throw new InvalidConfigurationPropertyValueException(OPERATIONS + name, rate,
                        "There is no operation of that name.");
            }
        });
        return Map.copyOf(rates);
    }

    /** Environment variables have neither capitals nor colons. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    private static Map<Key, TokenBucket> latest(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, TokenBucket> eldest) {
                return size() > most;
            }
        };
    }

    private record Key(String caller, String operation) {}
}

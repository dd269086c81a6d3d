package dev.longshore.scheduler.core.simulation;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Many scenarios, on several threads: shows how far it is, names the seeds that fail, and counts what has happened. */
final class Campaign {

    /** Begins a line that says how often a promise was broken. */
    static final String BROKEN = "broken: ";
    private static final int SHOWN_FAILURES = 20;
    private static final Duration PROGRESS = Duration.ofSeconds(5);

    private final PrintStream out;
    private final Map<Long, Throwable> failures = new ConcurrentSkipListMap<>();
    private final Tally total = new Tally();
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong done = new AtomicLong();

    Campaign(PrintStream out) {
        this.out = out;
    }

    /** What failed, by seed, with what is broken. */
    Map<Long, Throwable> failures() {
        return failures;
    }

    /** So many seeds, from the first on. */
    void run(long first, long scenarios, int threads) throws InterruptedException {
        out.printf("Seeds %d to %d on %d threads%n", first, first + scenarios - 1, threads);
        Instant began = Instant.now();
        next.set(first);
        CountDownLatch left = new CountDownLatch(threads);
        for (int thread = 0; thread < threads; thread++) {
            Thread.ofPlatform().daemon().start(() -> {
                work(first + scenarios - 1);
                left.countDown();
            });
        }
        while (!left.await(PROGRESS.toSeconds(), TimeUnit.SECONDS)) {
            out.println(progress(scenarios, began));
        }
        out.println(progress(scenarios, began));
        out.printf("%nSeeds %d to %d: %s%n%n", first, first + scenarios - 1,
                failures.isEmpty() ? "every promise holds in each" : "promises are broken by " + failures.keySet());
        out.print(Table.of(total));
        showFailures();
    }

    private void showFailures() {
        Map<String, Long> broken = failures.values().stream()
                .collect(Collectors.groupingBy(Campaign::catcher, TreeMap::new, Collectors.counting()));
        broken.forEach((promise, times) -> out.printf("%s%s, by %,d seeds%n", BROKEN, promise, times));
        failures.entrySet().stream().limit(SHOWN_FAILURES)
                .forEach(failure -> out.printf("seed %d: %s%n", failure.getKey(), words(failure.getValue())));
        failures.values().stream().limit(1).forEach(failure -> failure.printStackTrace(out));
    }

    private void work(long last) {
        for (long seed = next.getAndIncrement(); seed <= last; seed = next.getAndIncrement()) {
            Simulation simulation = new Simulation(seed);
            try {
                simulation.run();
            } catch (RuntimeException | Error failure) {
                failures.put(seed, failure);
            }
            synchronized (total) {
                total.add(simulation.tally());
            }
            done.incrementAndGet();
        }
    }

    private String progress(long scenarios, Instant began) {
        double seconds = Math.max(0.001, Duration.between(began, Instant.now()).toMillis() / 1000.0);
        return "%,d of %,d scenarios in %.0f s (%.0f/s), %,d failed".formatted(done.get(), scenarios, seconds,
                done.get() / seconds, failures.size());
    }

    /** What was broken, by the name of the class that saw it, and the first line of what it says. */
    private static String words(Throwable failure) {
        return catcher(failure) + ": " + String.valueOf(failure.getMessage()).strip().lines().findFirst().orElse("");
    }

    /** The promise that is broken; or that the scheduler itself has failed. */
    static String catcher(Throwable failure) {
        String here = Campaign.class.getPackageName() + ".";
        String seenBy = Arrays.stream(failure.getStackTrace()).map(StackTraceElement::getClassName)
                .filter(name -> name.startsWith(here)).findFirst().orElse("?");
        String name = seenBy.substring(seenBy.lastIndexOf('.') + 1).replaceAll("\\$.*", "");
        return failure instanceof AssertionError ? name : "the scheduler has failed (" + failure.getClass().getSimpleName() + ")";
    }
}

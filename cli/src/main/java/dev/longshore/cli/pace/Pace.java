package dev.longshore.cli.pace;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import static java.util.Objects.requireNonNull;

/**
 * How often a question is asked.
 *
 * @param interval between two questions
 */
public record Pace(Duration interval) {

    public Pace {
        requireNonNull(interval, "interval");
    }

    /** Asks until there is an answer or the limit has passed; at least once. */
    public <T> Optional<T> ask(Duration limit, Supplier<Optional<T>> question) {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            Optional<T> answer = question.get();
            if (answer.isPresent() || System.nanoTime() - end >= 0) {
                return answer;
            }
            rest();
        }
    }

    /** Asks whether something is so until it is, and says whether it came to be within the limit. */
    public boolean until(Duration limit, BooleanSupplier claim) {
        return ask(limit, () -> Optional.of(claim).filter(BooleanSupplier::getAsBoolean)).isPresent();
    }

    /** Lets one interval pass. */
    public void rest() {
        var afterwards = CompletableFuture.delayedExecutor(interval.toNanos(), TimeUnit.NANOSECONDS, Runnable::run);
        CompletableFuture.runAsync(() -> {}, afterwards).join();
    }
}

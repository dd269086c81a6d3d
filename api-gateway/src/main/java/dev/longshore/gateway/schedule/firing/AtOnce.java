package dev.longshore.gateway.schedule.firing;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.slf4j.MDC;

/** Does the same with several things at once, each on a virtual thread of its own. */
final class AtOnce {

    private AtOnce() {}

    /**
     * Returns when all is done. What fails for one leaves the others alone.
     *
     * @throws RuntimeException the first of those that were thrown
     */
    static <T> void each(List<T> things, Consumer<T> action) {
        AtomicReference<RuntimeException> failure = new AtomicReference<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            things.forEach(thing -> threads.execute(() -> attempt(thing, action, failure)));
        }
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    private static <T> void attempt(T thing, Consumer<T> action, AtomicReference<RuntimeException> failure) {
        try {
            action.accept(thing);
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        } finally {
            MDC.clear();
        }
    }
}

package dev.longshore.benchmark;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Clients that call at the same time. */
final class Connections {

    private Connections() {}

    /** Does the work in so many threads, and returns when all are done. What one of them throws is thrown. */
    static void inParallel(int count, Runnable work) {
        try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
            for (Future<?> done : IntStream.range(0, count).<Future<?>>mapToObj(i -> threads.submit(work)).toList()) {
                done.get();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        }
    }
}

package dev.longshore.benchmark;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Submits without pause over two connections, beside what is measured, until it is closed. */
final class SubmissionsBeside implements AutoCloseable {

    private static final int CONNECTIONS = 2;

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong submitted = new AtomicLong();
    private final long start = System.nanoTime();
    private final CompletableFuture<Void> work;

    private SubmissionsBeside(Site site, byte[] body) {
        work = CompletableFuture.runAsync(() -> Connections.inParallel(CONNECTIONS, () -> submit(site, body)),
                task -> Thread.ofPlatform().name("submissions-beside").daemon().start(task));
    }

    static SubmissionsBeside start(Site site, Map<String, Object> submission) {
        return new SubmissionsBeside(site, BatchClient.JSON.writeValueAsBytes(submission));
    }

    private void submit(Site site, byte[] body) {
        while (!over.get()) {
            site.client().call("submitjob", body);
            submitted.incrementAndGet();
        }
    }

    /** For people: how many, and how fast. */
    String soFar() {
        long count = submitted.get();
        return "%,d jobs were submitted meanwhile, %,.0f/s".formatted(count, count / ((System.nanoTime() - start) / 1e9));
    }

    /** @throws java.util.concurrent.CompletionException when a submission has failed */
    @Override
    public void close() {
        over.set(true);
        work.join();
    }
}

package dev.longshore.gateway.job.submission;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.core.instrument.DistributionSummary;

import dev.longshore.gateway.api.ServerException;

/**
 * Makes documents durable, those that wait at the same time in one write. A document that comes alone is written at once, alone:
 * while a write is under way the next ones gather, so that a group is as large as the store is slow.
 */
final class GroupCommit implements AutoCloseable {

    /** What became of a document. */
    enum Outcome {
        WRITTEN,
        /** A document with that id was there before; nothing was written. */
        ALREADY_THERE
    }

    /** Writes a group. */
    interface Store {

        /**
         * @return for each document, in order, what became of it
         * @throws RuntimeException when the store is away: what was written of the group is not known
         */
        List<Outcome> write(List<Submission> group);
    }

    /** Hears of a group before those who wait do. Neither blocks nor throws. */
    interface Publication {

        /** These are durable. */
        void publish(List<Submission> written);

        /** The store has failed while it wrote these: some of them may be durable, and are to be looked for. */
        void inDoubt(List<Submission> group);
    }

    private static final int LARGEST_GROUP = 1_000;

    private final Store store;
    private final Publication publication;
    private final DistributionSummary groupSizes;
    private final Duration patience;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final List<Thread> writers = new ArrayList<>();

    /** @param patience how long a document may wait for its turn */
    GroupCommit(Store store, int writerCount, Duration patience, Publication publication, DistributionSummary groupSizes) {
        this.store = store;
        this.publication = publication;
        this.groupSizes = groupSizes;
        this.patience = patience;
        for (int i = 0; i < writerCount; i++) {
            writers.add(Thread.ofPlatform().name("submission-writer-" + i).daemon().start(this::writeGroups));
        }
    }

    /**
     * Returns when the document is durable, or was before.
     *
     * @throws ServerException when it did not get its turn in time: it was not written and will not be
     * @throws RuntimeException as the store threw it: the document may be durable, or yet become so; if it is, the job is published
     */
    Outcome write(Submission submission) {
        Waiting waiting = new Waiting(submission, new CompletableFuture<>(), new AtomicBoolean());
        queue.add(waiting);
        try {
            return waiting.outcome.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return giveUp(waiting);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return giveUp(waiting);
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        }
    }

    /** Withdraws a document, unless it is being written: then its outcome is awaited, since it may be durable already. */
    private Outcome giveUp(Waiting waiting) {
        if (waiting.take()) {
            queue.remove(waiting);
            throw new ServerException("The store did not take the submission within " + patience.toMillis() + " ms.", null);
        }
        try {
            return waiting.outcome.join();
        } catch (CompletionException e) {
            throw rethrown(e.getCause());
        }
    }

    private static RuntimeException rethrown(Throwable cause) {
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }

    private void writeGroups() {
        List<Waiting> group = new ArrayList<>();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                group.add(queue.take());
                queue.drainTo(group, LARGEST_GROUP - 1);
                group.removeIf(waiting -> !waiting.take());
                write(group);
                group.clear();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void write(List<Waiting> group) {
        if (group.isEmpty()) {
            return;
        }
        groupSizes.record(group.size());
        try {
            List<Outcome> outcomes = store.write(group.stream().map(Waiting::submission).toList());
            List<Submission> written = new ArrayList<>(group.size());
            for (int i = 0; i < group.size(); i++) {
                if (outcomes.get(i) == Outcome.WRITTEN) {
                    written.add(group.get(i).submission);
                }
            }
            publication.publish(written);
            for (int i = 0; i < group.size(); i++) {
                group.get(i).outcome.complete(outcomes.get(i));
            }
        } catch (RuntimeException | Error e) {
            // Whatever it is, those who wait must hear of it, and the thread goes on for the next ones.
            publication.inDoubt(group.stream().map(Waiting::submission).toList());
            group.forEach(waiting -> waiting.outcome.completeExceptionally(e));
        }
    }

    /** How many wait for their turn. */
    int waiting() {
        return queue.size();
    }

    @Override
    public void close() {
        writers.forEach(Thread::interrupt);
    }

    private record Waiting(Submission submission, CompletableFuture<Outcome> outcome, AtomicBoolean taken) {

        /** Whether it is now the caller's to deal with, and nobody else's. */
        boolean take() {
            return taken.compareAndSet(false, true);
        }
    }
}

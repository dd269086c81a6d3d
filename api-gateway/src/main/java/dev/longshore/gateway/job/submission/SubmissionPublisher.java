package dev.longshore.gateway.job.submission;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

import dev.longshore.gateway.job.JobCommands;
import dev.longshore.messaging.Pace;

/**
 * Sends submissions to the scheduler as soon as they are durable. A thread of its own, since Kafka may be away: what cannot be sent
 * is remembered by the time of the earliest, for the relay.
 *
 * <p>At most {@value #MOST_ON_THEIR_WAY} submissions wait here or for Kafka's acknowledgement; the relay takes care of the others.
 * While some are on their way, and for a moment after the last, the next ones gather, and go together: Kafka is asked rarely when there is
 * much to do, and at once when there is little.
 */
@Component
final class SubmissionPublisher implements GroupCommit.Publication, DisposableBean {

    static final long NOTHING = Long.MAX_VALUE;
    static final int MOST_ON_THEIR_WAY = 10_000;
    private static final Duration BETWEEN_SENDS = Duration.ofMillis(5);
    /**
     * Each send makes the broker, the scheduler, its transaction and the projection of what it says do work, however little is in it. So
     * many submissions have to wait for one another in any case.
     */
    private static final Duration BETWEEN_LARGE_SENDS = Duration.ofMillis(25);
    private static final int LARGE_SEND = 8;

    private final JobCommands commands;
    private final BlockingQueue<List<Submission>> groups = new LinkedBlockingQueue<>();
    private final Pace pace = new Pace(BETWEEN_SENDS, System.nanoTime());
    private final AtomicInteger onTheirWay = new AtomicInteger();
    private final AtomicLong earliestUnsent = new AtomicLong(NOTHING);
    private final Thread thread;

    SubmissionPublisher(JobCommands commands) {
        this.commands = commands;
        thread = Thread.ofPlatform().name("submission-publisher").daemon().start(this::publishGroups);
    }

    @Override
    public void publish(List<Submission> group) {
        if (onTheirWay.addAndGet(group.size()) > MOST_ON_THEIR_WAY) {
            onTheirWay.addAndGet(-group.size());
            inDoubt(group);
        } else if (!group.isEmpty()) {
            groups.add(group);
        }
    }

    /** The relay looks for them, and sends those that it finds. */
    @Override
    public void inDoubt(List<Submission> group) {
        group.forEach(this::notSent);
    }

    /** When the earliest submission was made that could not be sent since this was last asked, or {@link #NOTHING}. */
    long takeEarliestUnsent() {
        return earliestUnsent.getAndSet(NOTHING);
    }

    void notSent(long submittedAt) {
        earliestUnsent.accumulateAndGet(submittedAt, Math::min);
    }

    private void notSent(Submission submission) {
        notSent(submission.message().submittedAt().toEpochMilli());
    }

    private void publishGroups() {
        List<List<Submission>> waiting = new ArrayList<>();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                waiting.add(groups.take());
                LockSupport.parkNanos(pace.toWait(System.nanoTime()));
                groups.drainTo(waiting);
                List<Submission> together = waiting.stream().flatMap(List::stream).toList();
                pace.begins(System.nanoTime(), together.size() < LARGE_SEND ? BETWEEN_SENDS : BETWEEN_LARGE_SENDS);
                CompletableFuture.allOf(together.stream().map(this::send).toArray(CompletableFuture[]::new)).get();
                onTheirWay.addAndGet(-together.size());
                waiting.clear();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a send ends well in any case", e);
            }
        }
    }

    /** Ends when Kafka has acknowledged or the submission is left to the relay. */
    private CompletableFuture<?> send(Submission submission) {
        return commands.send(submission.cell(), submission.message()).handle((_, failure) -> {
            if (failure != null) {
                notSent(submission);
            }
            return null;
        });
    }

    @Override
    public void destroy() {
        thread.interrupt();
    }
}

package dev.longshore.gateway.job.submission;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import dev.longshore.gateway.job.JobCommands;

/**
 * Sends anew what the scheduler has not said anything about: after a failed send soon, after a start everything, and from then on
 * rarely what is older than a moment, for the sake of gateways that have died. The scheduler ignores a job that it knows.
 *
 * <p>A long queue in front of the scheduler is not a failed send, and is not made longer from here.
 */
@Component
final class SubmissionRelay {

    private static final Logger LOG = LoggerFactory.getLogger(SubmissionRelay.class);
    static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration FULL_ROUND_EVERY = Duration.ofMinutes(5);
    private static final int PAGE = 500;

    private final OutboxReader outbox;
    private final SubmissionPublisher publisher;
    private final JobCommands commands;
    private final Clock clock = Clock.systemUTC();
    private long nextFullRound;

    SubmissionRelay(OutboxReader outbox, SubmissionPublisher publisher, JobCommands commands) {
        this.outbox = outbox;
        this.publisher = publisher;
        this.commands = commands;
    }

    /** One look at what is to be sent anew. One thread only is ever here. */
    void relay() {
        long now = clock.millis();
        boolean full = now >= nextFullRound;
        long from = full ? 0 : publisher.takeEarliestUnsent();
        if (from == SubmissionPublisher.NOTHING) {
            return;
        }
        try {
            boolean atStart = nextFullRound == 0;
            int sent = relay(from, full && !atStart ? now - GRACE.toMillis() : now);
            if (full) {
                nextFullRound = now + FULL_ROUND_EVERY.toMillis();
            }
            if (sent > 0) {
                LOG.info("sent {} submissions anew", sent);
            }
        } catch (RuntimeException e) {
            publisher.notSent(from);
            throw e;
        }
    }

    private int relay(long from, long to) {
        OutboxReader.Page page = outbox.first(from, to, PAGE);
        int sent = 0;
        while (!page.isEnd()) {
            send(page.submissions());
            sent += page.submissions().size();
            page = outbox.next(page, to, PAGE);
        }
        return sent;
    }

    private void send(List<Submission> submissions) {
        List<CompletableFuture<?>> sends = new ArrayList<>(submissions.size());
        for (Submission submission : submissions) {
            CompletableFuture<?> send = commands.send(submission.cell(), submission.message());
            if (send.isCompletedExceptionally()) {
                send.join();
            }
            sends.add(send);
        }
        CompletableFuture.allOf(sends.toArray(CompletableFuture[]::new)).join();
    }
}

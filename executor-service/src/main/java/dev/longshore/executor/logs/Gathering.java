package dev.longshore.executor.logs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.longshore.contracts.log.JobLogLines;
import dev.longshore.contracts.log.LogLine;
import dev.longshore.messaging.Pace;

/**
 * Brings together what several streams have to say at about the same time: at once after a rest, and while many come what has gathered
 * meanwhile. On a thread of its own.
 */
final class Gathering implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Gathering.class);
    private static final Duration BETWEEN_GROUPS = Duration.ofMillis(2);
    private static final int MOST_PARTS = 100;
    /** So that a hundred of them are well below what Kafka takes, 1 MiB. */
    private static final int MOST_BYTES_OF_A_PART = 5_000;
    private static final int MOST_LINES_OF_A_PART = 50;

    /** Lines, and who is to hear that they have arrived. */
    record Part(JobLogLines lines, Runnable acknowledged) {

        /** Whether it may share a record. */
        boolean isSmall() {
            List<LogLine> all = lines.lines();
            return all.size() <= MOST_LINES_OF_A_PART && all.stream().mapToLong(WireSize::of).sum() <= MOST_BYTES_OF_A_PART;
        }
    }

    private final Consumer<List<Part>> sender;
    private final BlockingQueue<Part> waiting = new LinkedBlockingQueue<>();
    private final Pace pace = new Pace(BETWEEN_GROUPS, System.nanoTime());
    private final Thread thread;

    /** @param sender takes each group, and does not throw */
    Gathering(Consumer<List<Part>> sender) {
        this.sender = sender;
        this.thread = Thread.ofVirtual().name("log-sender").start(this::run);
    }

    void add(Part part) {
        waiting.add(part);
    }

    private void run() {
        try {
            while (true) {
                sender.accept(gather());
            }
        } catch (InterruptedException e) {
            LOG.debug("no more log lines are sent");
        }
    }

    private List<Part> gather() throws InterruptedException {
        List<Part> group = new ArrayList<>();
        Part next = waiting.take();
        while (next != null) {
            group.add(next);
            next = group.size() < MOST_PARTS ? waiting.poll(pace.toWait(System.nanoTime()), TimeUnit.NANOSECONDS) : null;
        }
        pace.begins(System.nanoTime());
        return group;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}

package dev.longshore.executor.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

import dev.longshore.contracts.log.JobLogLines;
import dev.longshore.contracts.log.LogLine;
import dev.longshore.executor.container.Attempt;
import dev.longshore.executor.container.LineSplitter;
import dev.longshore.executor.container.Output;

/**
 * The log stream of one container: numbers its lines and sends them in batches that a Kafka record can hold. Who prints faster than Kafka
 * takes is made to wait, so that an attempt never has more than a few batches in memory.
 */
public final class AttemptLog implements Output {
    /** The group in which AWS Batch keeps the logs of jobs. */
    static final String GROUP = "/aws/batch/job";
    private static final int MOST_LINES = 500;
    /** What the longest line takes where each of its bytes had to be replaced; Kafka takes a record of 1 MiB. */
    private static final int MOST_BYTES = 3 * LineSplitter.LONGEST_LINE;
    private static final int MOST_ON_THE_WAY = 4;

    private final Attempt attempt;
    private final String stream;
    private final BiConsumer<JobLogLines, Runnable> sender;
    private final CompletableFuture<Void> sent = new CompletableFuture<>();
    /** Not needed for an acknowledgement: Kafka's own thread must not wait for one that waits for Kafka. */
    private final ReentrantLock gathering = new ReentrantLock();
    private final Semaphore room = new Semaphore(MOST_ON_THE_WAY);
    /** Batches on the way, and one more until the output has ended. */
    private final AtomicInteger open = new AtomicInteger(1);
    private List<LogLine> gathered = new ArrayList<>();
    private long gatheredBytes;
    private long nextLine;
    private volatile boolean closed;

    AttemptLog(Attempt attempt, BiConsumer<JobLogLines, Runnable> sender) {
        this.attempt = attempt;
        this.stream = attempt.logStream();
        this.sender = sender;
    }

    /** Completes when the output has ended and each of its lines is acknowledged. */
    public CompletableFuture<Void> sent() {
        return sent;
    }

    /** Waits while too much is on its way. Lines of a closed log are dropped. */
    @Override
    public void line(LogLine line) {
        long bytes = WireSize.of(line);
        gathering.lock();
        try {
            if (gathered.size() >= MOST_LINES || gatheredBytes + bytes > MOST_BYTES) {
                sendWhenThereIsRoom(false);
            }
            gathered.add(line);
            gatheredBytes += bytes;
        } finally {
            gathering.unlock();
        }
    }

    /** Sends what has gathered and that it is the last, also where that is nothing: whoever reads the stream can know that it has it all. */
    @Override
    public void end() {
        gathering.lock();
        try {
            sendWhenThereIsRoom(true);
            if (!closed) {
                oneLessOpen();
            }
        } finally {
            gathering.unlock();
        }
    }

    /** Sends what has gathered, unless that would mean waiting. */
    void flush() {
        if (!gathering.tryLock()) {
            return;
        }
        try {
            if (!gathered.isEmpty() && room.tryAcquire()) {
                send(false);
            }
        } finally {
            gathering.unlock();
        }
    }

    /** Nothing is sent any more, and nobody waits. What was not sent is read again at the next start of the executor. */
    void close() {
        closed = true;
        room.release(Integer.MAX_VALUE / 2);
    }

    private void sendWhenThereIsRoom(boolean last) {
        if (last || !gathered.isEmpty()) {
            room.acquireUninterruptibly();
            send(last);
        }
    }

    private void send(boolean last) {
        List<LogLine> lines = gathered;
        gathered = new ArrayList<>();
        gatheredBytes = 0;
        JobLogLines message = new JobLogLines(attempt.id(), attempt.queue().region(), GROUP, stream, nextLine, lines, last);
        nextLine += lines.size();
        if (!closed) {
            open.incrementAndGet();
            sender.accept(message, this::acknowledged);
        }
    }

    private void acknowledged() {
        room.release();
        oneLessOpen();
    }

    private void oneLessOpen() {
        if (open.decrementAndGet() == 0) {
            sent.complete(null);
        }
    }
}

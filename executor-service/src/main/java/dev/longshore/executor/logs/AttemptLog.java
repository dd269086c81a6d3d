package dev.longshore.executor.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

import dev.longshore.contracts.log.JobLogLines;
import dev.longshore.contracts.log.LogLine;
import dev.longshore.executor.container.Attempt;
import dev.longshore.executor.container.LineSplitter;
import dev.longshore.executor.container.Output;

/** The log stream of one attempt: numbers its lines and sends them in batches that a Kafka record can hold. */
public final class AttemptLog implements Output {

    /** The group in which AWS Batch keeps the logs of jobs. */
    static final String GROUP = "/aws/batch/job";

    private static final int MOST_LINES = 500;

    private final Attempt attempt;
    private final String stream;
    private final BiConsumer<JobLogLines, Runnable> sender;
    private final CompletableFuture<Void> sent = new CompletableFuture<>();
    private List<LogLine> gathered = new ArrayList<>();
    private long gatheredCharacters;
    private long nextLine;
    private int inFlight;
    private boolean ended;

    AttemptLog(Attempt attempt, BiConsumer<JobLogLines, Runnable> sender) {
        this.attempt = attempt;
        this.stream = attempt.id().logStream(attempt.jobDefinition());
        this.sender = sender;
    }

    /** Completes when the output has ended and each of its lines is acknowledged. */
    public CompletableFuture<Void> sent() {
        return sent;
    }

    @Override
    public synchronized void line(LogLine line) {
        if (gathered.size() >= MOST_LINES || gatheredCharacters + line.text().length() > LineSplitter.LONGEST_LINE) {
            flush();
        }
        gathered.add(line);
        gatheredCharacters += line.text().length();
    }

    @Override
    public synchronized void end() {
        flush();
        ended = true;
        completeWhenSent();
    }

    /** Sends what has gathered. */
    synchronized void flush() {
        if (gathered.isEmpty()) {
            return;
        }
        List<LogLine> lines = gathered;
        gathered = new ArrayList<>();
        gatheredCharacters = 0;
        inFlight++;
        JobLogLines message = new JobLogLines(attempt.id(), attempt.queue().region(), GROUP, stream, nextLine, lines);
        nextLine += lines.size();
        sender.accept(message, this::acknowledged);
    }

    private synchronized void acknowledged() {
        inFlight--;
        completeWhenSent();
    }

    private void completeWhenSent() {
        if (ended && inFlight == 0) {
            sent.complete(null);
        }
    }
}

package dev.longshore.gateway.job.insight;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.job.JobId;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.job.Job;
import dev.longshore.gateway.job.Jobs;
import dev.longshore.gateway.logs.LogTail;
import dev.longshore.gateway.stream.EventSink;
import dev.longshore.gateway.stream.LiveSource;

/**
 * The lines of a job's attempts as they come, to one caller. The log of an attempt is at its end when its last line is here; where that
 * never comes, since its executor is gone, when the attempt is over and no line has come for a while.
 */
final class LiveLog implements LiveSource {

    private static final long SILENCE = Duration.ofSeconds(5).toNanos();

    private final Jobs jobs;
    private final LogTail logs;
    private final JobId id;
    private final AttemptLogs attempts;
    private Position next;
    private Optional<LogTail.Place> log = Optional.empty();
    private long lastLineAt = System.nanoTime();

    LiveLog(Jobs jobs, LogTail logs, JobId id, AttemptLogs attempts, Position next) {
        this.jobs = jobs;
        this.logs = logs;
        this.id = id;
        this.attempts = attempts;
        this.next = next;
    }

    /**
     * Where the next line is.
     *
     * @param attempt from 1
     * @param line from 0
     */
    record Position(int attempt, long line) {

        private Position behind(LogTail.Line told) {
            return new Position(attempt, told.number() + 1);
        }

        private Position ofNextAttempt() {
            return new Position(attempt + 1, 0);
        }
    }

    @Override
    public Set<String> subjects() {
        return log.map(place -> Set.of(Jobs.subject(id), place.subject())).orElseGet(() -> Set.of(Jobs.subject(id)));
    }

    @Override
    public boolean tell(EventSink sink) throws IOException {
        Optional<Job> found = jobs.find(id);
        if (found.isEmpty()) {
            return false;
        }
        Job job = found.get();
        while (isAllTold(job, sink)) {
            if (next.attempt() >= AttemptLogs.latest(job)) {
                return goesOn(job, sink);
            }
            next = next.ofNextAttempt();
        }
        return true;
    }

    /** The job may be tried again. */
    private boolean goesOn(Job job, EventSink sink) throws IOException {
        if (!job.state().status().isTerminal()) {
            return true;
        }
        ObjectNode end = NamedJobs.describe(job);
        job.state().reason().ifPresent(reason -> end.put("reason", reason));
        sink.send(LiveJob.END, "end", end);
        return false;
    }

    /** Tells what there is of an attempt, and whether that is all that will ever be. */
    private boolean isAllTold(Job job, EventSink sink) throws IOException {
        log = attempts.of(job, next.attempt());
        boolean isOver = next.attempt() < AttemptLogs.latest(job) || job.state().status().isTerminal();
        if (log.isEmpty()) {
            return isOver;
        }
        boolean isLast = tellLines(log.get(), sink);
        return isLast || isOver && System.nanoTime() - lastLineAt > SILENCE;
    }

    private boolean tellLines(LogTail.Place place, EventSink sink) throws IOException {
        LogTail.Page page;
        do {
            page = logs.read(place, next.line());
            for (LogTail.Line line : page.lines()) {
                sink.send(next.attempt() + ":" + line.number(), "line", Json.object().put("attempt", next.attempt())
                        .put("timestamp", line.timestamp()).put("message", line.text()));
                next = next.behind(line);
                lastLineAt = System.nanoTime();
            }
        } while (page.isFull());
        return page.isLast();
    }
}

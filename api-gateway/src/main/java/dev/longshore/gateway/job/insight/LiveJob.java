package dev.longshore.gateway.job.insight;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.status.ArrayProgress;
import dev.longshore.gateway.job.Job;
import dev.longshore.gateway.job.JobState;
import dev.longshore.gateway.job.Jobs;
import dev.longshore.gateway.job.WaitingReasons;
import dev.longshore.gateway.stream.EventSink;
import dev.longshore.gateway.stream.LiveSource;

/**
 * A job as it goes through its life, to one caller: each transition, and behind them the state that they have led to, under the version of
 * the status that told of it. Why a job waits changes with what others do, and without a status: while it waits the scheduler is asked
 * from time to time.
 */
final class LiveJob implements LiveSource {

    /** The id of the last event. */
    static final String END = "end";
    /** Of a caller who has heard nothing. */
    static final long NOTHING = -1;

    private static final long ASKED_EVERY = Duration.ofSeconds(5).toNanos();

    private final Jobs jobs;
    private final WaitingReasons why;
    private final JobId id;
    private long heard;
    private Optional<JobState> told = Optional.empty();
    private Optional<String> toldReason = Optional.empty();
    private Optional<String> reason = Optional.empty();
    private long askedAt;

    /** @param heard the version up to which the caller knows all, or {@link #NOTHING} */
    LiveJob(Jobs jobs, WaitingReasons why, JobId id, long heard) {
        this.jobs = jobs;
        this.why = why;
        this.id = id;
        this.heard = heard;
    }

    /** A part that was never told of does as its whole does. */
    @Override
    public Set<String> subjects() {
        return new TreeSet<>(List.of(Jobs.subject(id), Jobs.subject(id.parent())));
    }

    @Override
    public boolean tell(EventSink sink) throws IOException {
        Optional<Job> found = jobs.find(id);
        if (found.isEmpty()) {
            return false;
        }
        Job job = found.get();
        boolean isNew = isNew(job.state());
        learnReason(job);
        if (isNew) {
            tellTransitions(job, sink);
            sink.send(Long.toString(job.state().version()), "status", describe(job));
            heard = job.state().version();
        } else if (job.state().isWaiting() && !reason.equals(toldReason)) {
            sink.send("status", describe(job));
        }
        toldReason = reason;
        told = Optional.of(job.state());
        if (!job.state().status().isTerminal()) {
            return true;
        }
        sink.send(END, "end", describe(job));
        return false;
    }

    private boolean isNew(JobState state) {
        return told.map(last -> !last.equals(state)).orElseGet(() -> state.version() > heard);
    }

    /** Where no scheduler answers, what was known of the same status still holds. */
    private void learnReason(Job job) {
        JobState state = job.state();
        boolean isOther = told.filter(last -> last.status() == state.status() && last.reason().equals(state.reason())).isEmpty();
        if (isOther) {
            reason = state.reason();
        }
        if (state.isWaiting() && (isOther || System.nanoTime() - askedAt >= ASKED_EVERY)) {
            reason = Optional.ofNullable(why.ask(List.of(job)).get(id)).or(() -> reason);
            askedAt = System.nanoTime();
        }
    }

    private void tellTransitions(Job job, EventSink sink) throws IOException {
        Causes causes = new Causes(job);
        for (JobHistory.Step step : JobHistory.of(job, jobs.document(id)).steps()) {
            ObjectNode shown = causes.describe(step);
            if (step.version() > heard && step.version() <= job.state().version()) {
                sink.send("transition", shown);
            }
        }
    }

    private ObjectNode describe(Job job) {
        ObjectNode state = NamedJobs.describe(job);
        reason.ifPresent(known -> state.put("reason", known));
        job.state().array().filter(_ -> job.isArray()).ifPresent(array -> addCounts(array, state.putObject("statusSummary")));
        return state;
    }

    private static void addCounts(ArrayProgress array, ObjectNode counts) {
        array.counts().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(count -> counts.put(count.getKey().name(), count.getValue()));
    }
}

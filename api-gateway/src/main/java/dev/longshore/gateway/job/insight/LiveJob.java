package dev.longshore.gateway.job.insight;

import java.io.IOException;
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
import dev.longshore.gateway.stream.EventSink;
import dev.longshore.gateway.stream.LiveSource;

/**
 * A job as it goes through its life, to one caller: each transition, and behind them the state that they have led to, under the version of
 * the status that told of it.
 */
final class LiveJob implements LiveSource {

    /** The id of the last event. */
    static final String END = "end";
    /** Of a caller who has heard nothing. */
    static final long NOTHING = -1;

    private final Jobs jobs;
    private final JobId id;
    private long heard;
    private Optional<JobState> told = Optional.empty();

    /** @param heard the version up to which the caller knows all, or {@link #NOTHING} */
    LiveJob(Jobs jobs, JobId id, long heard) {
        this.jobs = jobs;
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
        if (isNew(job.state())) {
            tellTransitions(job, sink);
            sink.send(Long.toString(job.state().version()), "status", describe(job));
            heard = job.state().version();
        }
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

    private void tellTransitions(Job job, EventSink sink) throws IOException {
        Causes causes = new Causes(job);
        for (JobHistory.Step step : JobHistory.of(job, jobs.document(id)).steps()) {
            ObjectNode shown = causes.describe(step);
            if (step.version() > heard && step.version() <= job.state().version()) {
                sink.send("transition", shown);
            }
        }
    }

    private static ObjectNode describe(Job job) {
        ObjectNode state = NamedJobs.describe(job);
        job.state().reason().ifPresent(reason -> state.put("reason", reason));
        job.state().array().filter(_ -> job.isArray()).ifPresent(array -> addCounts(array, state.putObject("statusSummary")));
        return state;
    }

    private static void addCounts(ArrayProgress array, ObjectNode counts) {
        array.counts().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(count -> counts.put(count.getKey().name(), count.getValue()));
    }
}

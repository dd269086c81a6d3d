package dev.longshore.cli.job;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.longshore.cli.batch.Batch;
import dev.longshore.cli.batch.Job;
import dev.longshore.cli.batch.JobLog;
import dev.longshore.cli.pace.Pace;
import dev.longshore.cli.terminal.Terminal;

import static java.util.Objects.requireNonNull;

/** Writes a job's log as it grows, attempt after attempt, until the job has ended. Outlasts a restart of the system. */
final class JobFollower {

    /** How long the end of a log may be late, counted from the last line. */
    static final Duration LATENESS = Duration.ofSeconds(30);

    private static final Duration QUIET = Duration.ofMillis(400);
    private static final Duration SOON = Duration.ofSeconds(2);

    private final Batch batch;
    private final Terminal terminal;
    private final Pace pace;
    private final RestartPatience patience;
    private final Map<String, JobLog> logs = new LinkedHashMap<>();
    private final long begin = System.nanoTime();
    private final Duration lateness;
    private String lastReason = "";

    JobFollower(Batch batch, Terminal terminal, Pace pace, Duration lateness) {
        this.batch = requireNonNull(batch, "batch");
        this.terminal = requireNonNull(terminal, "terminal");
        this.pace = requireNonNull(pace, "pace");
        this.lateness = requireNonNull(lateness, "lateness");
        this.patience = new RestartPatience(batch.gateway(), terminal, pace);
    }

    /** @return the job as it ended */
    Job follow(String id) {
        while (true) {
            Job job = patience.ask(() -> batch.get(id));
            patience.ask(() -> readOn(job));
            if (job.state().isFinal()) {
                return drained(job);
            }
            explain(job);
            pace.rest();
        }
    }

    /** Writes what there is of the log. */
    boolean readOn(Job job) {
        boolean anything = false;
        for (String stream : job.logStreams()) {
            anything |= logs.computeIfAbsent(stream, name -> new JobLog(batch.gateway(), name)).readOn(terminal::line);
        }
        return anything;
    }

    /** Status and log come to the gateway on ways of their own: the last lines may be late. */
    private Job drained(Job job) {
        long quietSince = System.nanoTime();
        while (!isComplete(job, System.nanoTime() - quietSince)) {
            pace.rest();
            if (patience.ask(() -> readOn(job))) {
                quietSince = System.nanoTime();
            }
        }
        if (!hasEnded(job)) {
            terminal.note("The end of the log has not come within %d s; ./longshore logs %s shows it once it has."
                    .formatted(lateness.toSeconds(), job.id()));
        }
        return job;
    }

    /** An attempt without exit code was lost with its host or never ran: nobody has told where its log ends. */
    private boolean isComplete(Job job, long quietNanos) {
        boolean anyUntold = !job.logStreams().isEmpty() && job.exitedLogStreams().size() < job.logStreams().size();
        return quietNanos >= lateness.toNanos() || hasEnded(job) && (!anyUntold || quietNanos >= QUIET.toNanos());
    }

    private boolean hasEnded(Job job) {
        return job.exitedLogStreams().stream().allMatch(stream -> logs.containsKey(stream) && logs.get(stream).hasEnded());
    }

    private void explain(Job job) {
        boolean waits = job.logStreams().isEmpty() && !job.statusReason().isEmpty();
        if (waits && !job.statusReason().equals(lastReason) && System.nanoTime() - begin > SOON.toNanos()) {
            lastReason = job.statusReason();
            terminal.note(job.state() + ": " + lastReason);
        }
    }
}

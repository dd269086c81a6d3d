package dev.longshore.cli.job;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import dev.longshore.cli.batch.Batch;
import dev.longshore.cli.batch.Job;
import dev.longshore.cli.batch.JobState;
import dev.longshore.cli.batch.Places;
import dev.longshore.cli.batch.Queue;
import dev.longshore.cli.pace.Pace;
import dev.longshore.cli.system.Systems;
import dev.longshore.cli.terminal.AtLeastOne;
import dev.longshore.cli.terminal.Terminal;

/** Lists the newest jobs. */
@Command(name = "jobs", mixinStandardHelpOptions = true, description = "Lists jobs, the newest first.")
public final class JobsCommand implements Callable<Integer> {

    private static final int PAGE = 1000;
    private static final String ROW = "%-36s  %-20.20s  %-12.12s  %-9s  %9s  %9s  %4s";

    private final Systems systems;
    private final Terminal terminal;
    private final Pace pace;
    private final InstantSource clock;

    @Option(names = "--queue", paramLabel = "QUEUE", description = "Only jobs of this queue.")
    private Optional<String> queue = Optional.empty();

    @Option(names = "--status", paramLabel = "STATUS", description = "Only jobs in this state: ${COMPLETION-CANDIDATES}.")
    private Optional<JobState> status = Optional.empty();

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20", converter = AtLeastOne.class, description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit;

    public JobsCommand(Systems systems, Terminal terminal, Pace pace, InstantSource clock) {
        this.systems = systems;
        this.terminal = terminal;
        this.pace = pace;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var gateway = systems.gatewayOf(systems.get());
        var batch = new Batch(gateway);
        List<String> queues = queue.map(List::of)
                .orElseGet(() -> new Places(gateway, pace).queues().stream().map(Queue::name).toList());
        List<Job> jobs = queues.stream().flatMap(name -> jobs(batch, name))
                .sorted(Comparator.comparing((Job job) -> job.times().created()).reversed().thenComparing(Job::id)).limit(limit)
                .toList();
        if (jobs.isEmpty()) {
            terminal.line("There are no such jobs.");
            return 0;
        }
        terminal.line(ROW.formatted("JOB ID", "NAME", "QUEUE", "STATUS", "AGE", "RAN", "EXIT"));
        jobs.forEach(job -> terminal.line(row(job)));
        return 0;
    }

    private Stream<Job> jobs(Batch batch, String name) {
        List<JobState> states = status.map(List::of).orElse(List.of(JobState.values()));
        return states.stream().flatMap(state -> batch.list(name, state, PAGE, Optional.empty()).jobs().stream());
    }

    private String row(Job job) {
        Instant now = clock.instant();
        Optional<Duration> ran = job.times().started()
                .map(started -> Duration.between(started, job.times().stopped().orElse(now)));
        return ROW.formatted(job.id(), job.name(), job.queue(), job.state(),
                words(Duration.between(job.times().created(), now)), ran.map(JobsCommand::words).orElse("-"),
                job.exitCode().isPresent() ? Integer.toString(job.exitCode().getAsInt()) : "-");
    }

    private static String words(Duration duration) {
        if (duration.toSeconds() < 60) {
            return "%.1f s".formatted(Math.max(0, duration.toMillis()) / 1000.0);
        }
        if (duration.toHours() < 1) {
            return "%d m %d s".formatted(duration.toMinutes(), duration.toSecondsPart());
        }
        return "%d h %d m".formatted(duration.toHours(), duration.toMinutesPart());
    }
}

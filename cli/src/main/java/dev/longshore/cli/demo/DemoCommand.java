package dev.longshore.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import dev.longshore.cli.batch.Batch;
import dev.longshore.cli.batch.Job;
import dev.longshore.cli.batch.JobState;
import dev.longshore.cli.batch.Places;
import dev.longshore.cli.job.FailureReason;
import dev.longshore.cli.job.Interrupt;
import dev.longshore.cli.job.RestartPatience;
import dev.longshore.cli.pace.Pace;
import dev.longshore.cli.system.RunningSystem;
import dev.longshore.cli.system.Systems;
import dev.longshore.cli.terminal.CommandFailedException;
import dev.longshore.cli.terminal.ProgressBoard;
import dev.longshore.cli.terminal.Terminal;

/** Shows the system at work. */
@Command(name = "demo", mixinStandardHelpOptions = true, description = {
        "Runs a real workload: an array job counts the words of a text in 8 shards, a second job merges the counts.",
        "Starts the system when it does not run; it keeps running afterwards."})
public final class DemoCommand implements Callable<Integer> {

    private static final int SHARDS = 8;
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Systems systems;
    private final Terminal terminal;
    private final Pace pace;
    private final InstantSource clock;
    private final Stages stages = new Stages();

    @Spec
    private CommandSpec spec;

    @Option(names = "--fail-child", paramLabel = "N", description = "Make child N, from 0 to 7, fail: the merge must then not run.")
    private Optional<Integer> failingChild = Optional.empty();

    public DemoCommand(Systems systems, Terminal terminal, Pace pace, InstantSource clock) {
        this.systems = systems;
        this.terminal = terminal;
        this.pace = pace;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        failingChild.filter(child -> child < 0 || child >= SHARDS).ifPresent(child -> {
            throw new ParameterException(spec.commandLine(),
                    "--fail-child must be from 0 to " + (SHARDS - 1) + ", not " + child);
        });
        RunningSystem system = system();
        WordCount work = stages.time("write the corpus", this::prepare);
        terminal.line(
                "%d shards of text, %.0f MiB in all, in %s".formatted(SHARDS, work.corpus().size(), work.corpus().folder()));
        var batch = new Batch(systems.gatewayOf(system));
        WordCount.Submitted submitted = stages.time("create the queue, submit two jobs", () -> submit(batch, work));
        boolean succeeded;
        try (var _ = Interrupt.terminates(submitted.ids(), batch, terminal)) {
            succeeded = report(batch, work, await(batch, submitted));
        }
        farewell(system, submitted);
        return succeeded ? 0 : 1;
    }

    private RunningSystem system() {
        Optional<RunningSystem> running = systems.find();
        running.ifPresent(system -> terminal.line("Using the system that is running at " + system + "."));
        return stages.time(running.isPresent() ? "find the system" : "start the system", systems::ensureRunning);
    }

    private WordCount prepare() {
        var folder = systems.home().folder("demo");
        var corpus = new Corpus(folder.resolve("corpus"), SHARDS);
        corpus.write();
        return new WordCount(folder, corpus, new RunFolders(folder.resolve("runs")).create(clock.instant()));
    }

    private WordCount.Submitted submit(Batch batch, WordCount work) {
        new Places(batch.gateway(), pace).ensureDefaultQueue();
        return work.submit(batch, failingChild.map(OptionalInt::of).orElse(OptionalInt.empty()));
    }

    /** The array and the merge, as they ended. */
    private List<Job> await(Batch batch, WordCount.Submitted submitted) {
        var board = new ProgressBoard(terminal);
        var patience = new RestartPatience(batch.gateway(), terminal, pace);
        return pace.ask(LONGEST, () -> {
            List<Job> jobs = patience.ask(() -> batch.describe(submitted.ids())).stream()
                    .sorted(Comparator.comparingInt(job -> submitted.ids().indexOf(job.id()))).toList();
            board.show(jobs.stream().map(JobProgress::of).toList());
            return Optional.of(jobs).filter(all -> all.size() == 2 && all.stream().allMatch(job -> job.state().isFinal()));
        }).orElseThrow(() -> new CommandFailedException("the jobs have not ended within " + LONGEST.toMinutes()
                + " minutes; ask ./longshore why " + submitted.count()));
    }

    private boolean report(Batch batch, WordCount work, List<Job> jobs) {
        Job array = jobs.getFirst();
        Job merge = jobs.getLast();
        var report = new DemoReport(terminal, work);
        report.children(batch, array);
        boolean succeeded = merge.state() == JobState.SUCCEEDED;
        if (succeeded) {
            report.topWords();
        }
        jobs.stream().filter(job -> job.state() == JobState.FAILED)
                .forEach(job -> terminal.line("Job " + job.name() + " failed: " + FailureReason.of(job)));
        if (merge.times().started().isEmpty()) {
            terminal.line("The merge did not run.");
        }
        addStage("count words, " + SHARDS + " children", array, array.times().created());
        merge.times().started()
                .ifPresent(_ -> addStage("merge the counts", merge, array.times().stopped().orElse(merge.times().created())));
        return succeeded;
    }

    private void addStage(String name, Job job, Instant begin) {
        job.times().stopped().ifPresent(stopped -> stages.add(name, Duration.between(begin, stopped)));
    }

    private void farewell(RunningSystem system, WordCount.Submitted submitted) {
        terminal.line("");
        terminal.line("How long it took:");
        stages.show(terminal);
        terminal.line("");
        terminal.line("The system keeps running at " + system + ". Try next:");
        terminal.line("  ./longshore run -- sh -c 'echo hello from job $AWS_BATCH_JOB_ID'");
        terminal.line("  ./longshore logs " + submitted.count() + ":" + failingChild.orElse(0));
        terminal.line(failingChild.isPresent()
                ? "  ./longshore why " + submitted.merge()
                : "  aws --endpoint-url " + system.endpoint() + " batch describe-jobs --jobs " + submitted.merge());
    }
}

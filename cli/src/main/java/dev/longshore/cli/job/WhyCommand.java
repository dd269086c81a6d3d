package dev.longshore.cli.job;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import dev.longshore.cli.batch.Batch;
import dev.longshore.cli.batch.Job;
import dev.longshore.cli.batch.JobState;
import dev.longshore.cli.system.Systems;
import dev.longshore.cli.terminal.Terminal;

/** Says why a job is in the state it is in. */
@Command(name = "why", mixinStandardHelpOptions = true, description = "Says why a job waits, or how it ended.")
public final class WhyCommand implements Callable<Integer> {

    private final Systems systems;
    private final Terminal terminal;

    @Parameters(paramLabel = "JOB_ID", description = "The job; a child of an array as ID:INDEX, a node as 'ID#INDEX'.")
    private String id;

    public WhyCommand(Systems systems, Terminal terminal) {
        this.systems = systems;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var batch = new Batch(systems.gatewayOf(systems.get()));
        Job job = batch.get(id);
        terminal.line("%s is %s: %s".formatted(job.name(), job.state(), reason(job)));
        if (job.isArray()) {
            terminal.line("  children: " + children(job));
        }
        if (job.state() == JobState.PENDING || job.state() == JobState.FAILED) {
            dependencies(batch, job).forEach(terminal::line);
        }
        if (job.state() == JobState.FAILED && !job.logStreams().isEmpty()) {
            terminal.line("  its log: ./longshore logs " + id);
        }
        return 0;
    }

    private static String reason(Job job) {
        return switch (job.state()) {
            case SUBMITTED -> given(job, "the scheduler has not looked at it yet.");
            case PENDING ->
                given(job, job.isArray() ? "some of its children have not ended." : "jobs it depends on have not succeeded.");
            case RUNNABLE -> given(job, "it is next in line for a place.");
            case STARTING -> given(job, "it has a place; its image is fetched and its container made.");
            case RUNNING -> given(job, "nothing holds it up.");
            case SUCCEEDED -> given(job, "it has ended well.");
            case FAILED -> FailureReason.of(job) + attempts(job.attempts().size());
        };
    }

    private static String attempts(int attempts) {
        return attempts == 0 ? "; it never ran." : ", after " + attempts + (attempts == 1 ? " attempt." : " attempts.");
    }

    private static String given(Job job, String otherwise) {
        return job.statusReason().isEmpty() ? otherwise : job.statusReason();
    }

    private static String children(Job job) {
        return job.children().entrySet().stream().filter(entry -> entry.getValue() > 0).sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getValue() + " " + entry.getKey()).collect(Collectors.joining(", "));
    }

    private static List<String> dependencies(Batch batch, Job job) {
        return job.dependsOn().isEmpty()
                ? List.of()
                : batch.describe(job.dependsOn()).stream()
                        .map(other -> "  depends on %s (%s), which is %s".formatted(other.name(), other.id(), other.state()))
                        .toList();
    }
}

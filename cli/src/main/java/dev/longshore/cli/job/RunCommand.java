package dev.longshore.cli.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.longshore.cli.batch.Batch;
import dev.longshore.cli.batch.ContainerDefinition;
import dev.longshore.cli.batch.Job;
import dev.longshore.cli.batch.JobState;
import dev.longshore.cli.batch.Places;
import dev.longshore.cli.batch.Submission;
import dev.longshore.cli.pace.Pace;
import dev.longshore.cli.system.Systems;
import dev.longshore.cli.terminal.AtLeastOne;
import dev.longshore.cli.terminal.Terminal;

/** Runs a command as a job, as if it ran here: its log is written out, its exit code is the exit code. */
@Command(name = "run", mixinStandardHelpOptions = true, description = {
        "Runs a command as a job: writes its log as it grows and ends with its exit code. Ctrl-C terminates the job.",
        "Starts the system when it does not run. Without --queue the job goes to the queue 'default', made when missing."})
public final class RunCommand implements Callable<Integer> {

    private final Systems systems;
    private final Terminal terminal;
    private final Pace pace;

    @Option(names = "--image", paramLabel = "IMAGE", defaultValue = "busybox", description = "Container image (default: ${DEFAULT-VALUE}). Not used where jobs run as processes.")
    private String image;

    @Option(names = "--vcpus", paramLabel = "N", defaultValue = "1", converter = AtLeastOne.class, description = "vCPUs the job needs (default: ${DEFAULT-VALUE}).")
    private int vcpus;

    @Option(names = "--memory", paramLabel = "MIB", defaultValue = "256", converter = AtLeastOne.class, description = "Memory the job may use, in MiB (default: ${DEFAULT-VALUE}).")
    private int memoryMib;

    @Option(names = {"-e", "--env"}, paramLabel = "KEY=VALUE", description = "A variable for the command; may be repeated.")
    private Map<String, String> environment = new LinkedHashMap<>();

    @Option(names = "--name", paramLabel = "NAME", description = "Name of the job (default: the command's).")
    private Optional<String> name = Optional.empty();

    @Option(names = "--queue", paramLabel = "QUEUE", description = "Queue to submit to.")
    private Optional<String> queue = Optional.empty();

    @Parameters(paramLabel = "COMMAND", arity = "1..*", description = "The command and its arguments, best after --.")
    private List<String> command = List.of();

    public RunCommand(Systems systems, Terminal terminal, Pace pace) {
        this.systems = systems;
        this.terminal = terminal;
        this.pace = pace;
    }

    @Override
    public Integer call() {
        var batch = new Batch(systems.gatewayOf(systems.ensureRunning()));
        if (queue.isEmpty()) {
            new Places(batch.gateway(), pace).ensureDefaultQueue();
        }
        String id = batch.submit(submission(definition(batch)));
        terminal.note("Job " + id);
        try (var _ = Interrupt.terminates(List.of(id), batch, terminal)) {
            return exitCode(new JobFollower(batch, terminal, pace, JobFollower.LATENESS).follow(id));
        }
    }

    private Submission submission(String definition) {
        return new Submission(name.orElseGet(() -> JobNames.ofCommand(command)), queue.orElse(Places.DEFAULT_QUEUE), definition,
                0,
                List.of(), new Submission.Overrides(command, vcpus, memoryMib, environment));
    }

    private String definition(Batch batch) {
        String definition = JobNames.definitionFor(image);
        if (!batch.isDefined(definition)) {
            batch.register(new ContainerDefinition(definition, image, List.of("true"), 1, 256, List.of()));
        }
        return definition;
    }

    private int exitCode(Job job) {
        int code = job.exitCode().orElse(job.state() == JobState.SUCCEEDED ? 0 : 1);
        if (job.state() == JobState.SUCCEEDED) {
            return code;
        }
        terminal.note("Job %s failed: %s".formatted(job.id(), FailureReason.of(job)));
        return code == 0 ? 1 : code;
    }
}

package dev.longshore.cli;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import dev.longshore.cli.demo.DemoCommand;
import dev.longshore.cli.job.JobsCommand;
import dev.longshore.cli.job.LogsCommand;
import dev.longshore.cli.job.RunCommand;
import dev.longshore.cli.job.WhyCommand;
import dev.longshore.cli.pace.Pace;
import dev.longshore.cli.simulate.SimulateCommand;
import dev.longshore.cli.system.DownCommand;
import dev.longshore.cli.system.Installation;
import dev.longshore.cli.system.Settings;
import dev.longshore.cli.system.StatusCommand;
import dev.longshore.cli.system.SystemStarter;
import dev.longshore.cli.system.Systems;
import dev.longshore.cli.system.UpCommand;
import dev.longshore.cli.terminal.CommandFailedException;
import dev.longshore.cli.terminal.Terminal;

/** The command line; ends with the exit code of the command: 0 for success, 1 for a failure, 2 for a wrong usage, for {@code run} the job's. */
@Command(name = "longshore", mixinStandardHelpOptions = true, versionProvider = Version.class, synopsisSubcommandLabel = "COMMAND", description = "A batch system of your own that speaks the AWS Batch API.", footerHeading = "%nVariables:%n", footer = {
        "  LONGSHORE_HOME          data folder (default: ~/.longshore)",
        "  LONGSHORE_PORT          port of the API (default: 8080)",
        "  LONGSHORE_RUNTIME       auto, docker or process (default: auto)",
        "  LONGSHORE_ENDPOINT      talk to this system instead of one of the data folder",
        "  LONGSHORE_JAVA_OPTIONS  more options for the JVM of the system",
        "  AWS_REGION              region of queues and jobs (default: us-east-1)",
        "  AWS_DEFAULT_REGION      the same, where AWS_REGION is not set"})
final class Longshore implements Callable<Integer> {

    private static final Pace PACE = new Pace(Duration.ofMillis(50));

    @Spec
    private CommandSpec spec;

    private Longshore() {}

    /** Runs one command. */
    public static void main(String[] arguments) {
        System.exit(run(Terminal.ofProcess(), System.getenv(), Installation::ofProcess, arguments));
    }

    /** Without a command the help is what is wanted. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return CommandLine.ExitCode.USAGE;
    }

    static int run(Terminal terminal, Map<String, String> variables, Supplier<Installation> installation, String... arguments) {
        try {
            Settings settings = Settings.of(variables);
            var starter = new SystemStarter(installation, terminal, PACE);
            return commandLine(new Systems(settings, starter, terminal, PACE), terminal).execute(arguments);
        } catch (CommandFailedException e) {
            terminal.note("longshore: " + e.getMessage());
            return 1;
        }
    }

    private static CommandLine commandLine(Systems systems, Terminal terminal) {
        var clock = InstantSource.system();
        var commands = new CommandLine(new Longshore());
        commands.addSubcommand(new DemoCommand(systems, terminal, PACE, clock));
        commands.addSubcommand(new UpCommand(systems, terminal));
        commands.addSubcommand(new DownCommand(systems));
        commands.addSubcommand(new StatusCommand(systems, terminal, PACE));
        commands.addSubcommand(new RunCommand(systems, terminal, PACE));
        commands.addSubcommand(new LogsCommand(systems, terminal, PACE));
        commands.addSubcommand(new WhyCommand(systems, terminal));
        commands.addSubcommand(new JobsCommand(systems, terminal, PACE, clock));
        commands.addSubcommand(new SimulateCommand(terminal));
        commands.addSubcommand(new CompletionCommand(terminal));
        commands.getSubcommands().values().forEach(command -> command.getCommandSpec().versionProvider(new Version()));
        return Failures.speakPlainly(commands, terminal);
    }
}

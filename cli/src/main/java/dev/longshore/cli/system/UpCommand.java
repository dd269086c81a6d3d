package dev.longshore.cli.system;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;

import dev.longshore.cli.terminal.Terminal;

/** Starts the system, unless it runs. */
@Command(name = "up", mixinStandardHelpOptions = true, description = "Starts the system and returns when it is ready. Does nothing when it runs already.")
public final class UpCommand implements Callable<Integer> {

    private final Systems systems;
    private final Terminal terminal;

    public UpCommand(Systems systems, Terminal terminal) {
        this.systems = systems;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        boolean ran = systems.find().isPresent();
        RunningSystem system = systems.ensureRunning();
        if (ran) {
            terminal.line("Longshore is running already at " + system + ".");
            return 0;
        }
        terminal.line(
                "Next: ./longshore run -- echo hello, or aws --endpoint-url " + system.endpoint() + " batch describe-job-queues");
        return 0;
    }
}

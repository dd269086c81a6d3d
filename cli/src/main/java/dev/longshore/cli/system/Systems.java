package dev.longshore.cli.system;

import java.time.Duration;
import java.util.Optional;

import dev.longshore.cli.batch.Gateway;
import dev.longshore.cli.pace.Pace;
import dev.longshore.cli.terminal.CommandFailedException;
import dev.longshore.cli.terminal.Terminal;

import static java.util.Objects.requireNonNull;

/** Finds the system that commands talk to, and sees to it that there is one. */
public final class Systems {

    private static final Duration UNTIL_STOPPED = Duration.ofSeconds(30);
    private static final Duration UNTIL_KILLED = Duration.ofSeconds(5);

    private final Settings settings;
    private final SystemStarter starter;
    private final Terminal terminal;
    private final Pace pace;

    public Systems(Settings settings, SystemStarter starter, Terminal terminal, Pace pace) {
        this.settings = requireNonNull(settings, "settings");
        this.starter = requireNonNull(starter, "starter");
        this.terminal = requireNonNull(terminal, "terminal");
        this.pace = requireNonNull(pace, "pace");
    }

    public Home home() {
        return new Home(settings.home());
    }

    /** The named system, else that of the data folder if it runs. */
    public Optional<RunningSystem> find() {
        return settings.endpoint().map(RunningSystem::elsewhere).or(() -> RunningSystem.of(home().runFile()));
    }

    /** The way to what a system has in the user's region. */
    public Gateway gatewayOf(RunningSystem system) {
        return new Gateway(system.endpoint(), settings.region());
    }

    /** @throws CommandFailedException when none runs */
    public RunningSystem get() {
        return find().orElseThrow(
                () -> new CommandFailedException(
                        "no system is running in " + settings.home() + "; start it with ./longshore up"));
    }

    /** The system that runs, whatever build it is of, or else a new one; ready for requests. */
    public RunningSystem ensureRunning() {
        Optional<RunningSystem> running = find();
        running.flatMap(RunningSystem::process).filter(process -> !starter.wouldStart(process)).ifPresent(_ -> terminal
                .note("The system that is running is of another build; ./longshore down and then up start the present one."));
        RunningSystem system = running.orElseGet(() -> starter.start(settings, this::find));
        if (!gatewayOf(system).isReady()) {
            starter.awaitReady(gatewayOf(system));
        }
        return system;
    }

    /** Stops the system of the data folder; says so when there is none. */
    void stop() {
        if (settings.endpoint().isPresent()) {
            throw new CommandFailedException("the system at " + settings.endpoint().get()
                    + " is not this launcher's to stop; unset LONGSHORE_ENDPOINT to stop that of " + settings.home());
        }
        find().flatMap(RunningSystem::process).ifPresentOrElse(this::stop,
                () -> terminal.line("No system is running in " + settings.home() + "."));
    }

    private void stop(SystemProcess process) {
        process.stop();
        if (!ended(process, UNTIL_STOPPED)) {
            terminal.note("It does not stop within " + UNTIL_STOPPED.toSeconds() + " s: it is killed. No data is lost by that.");
            process.kill();
            ended(process, UNTIL_KILLED);
        }
        terminal.line("Longshore has stopped. Its data stays in " + settings.home() + ".");
    }

    private boolean ended(SystemProcess process, Duration limit) {
        return pace.until(limit, () -> !process.isAlive());
    }
}

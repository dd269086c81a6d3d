package dev.longshore.cli.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

import dev.longshore.cli.batch.Gateway;
import dev.longshore.cli.pace.Pace;
import dev.longshore.cli.terminal.CommandFailedException;
import dev.longshore.cli.terminal.Terminal;

import static java.util.Objects.requireNonNull;

/** Starts a system on this machine, and waits until it is ready. */
public final class SystemStarter {

    private static final Duration UNTIL_READY = Duration.ofSeconds(120);

    private final Supplier<Installation> installation;
    private final Terminal terminal;
    private final Pace pace;

    public SystemStarter(Supplier<Installation> installation, Terminal terminal, Pace pace) {
        this.installation = requireNonNull(installation, "installation");
        this.terminal = requireNonNull(terminal, "terminal");
        this.pace = requireNonNull(pace, "pace");
    }

    /**
     * Starts the system, unless another command does so at the same time: then that one is waited for.
     *
     * @throws CommandFailedException when it does not come up, with what it has said last
     */
    RunningSystem start(Settings settings, Supplier<Optional<RunningSystem>> running) {
        Home home = new Home(settings.home());
        Path lock = home.folder("run").resolve("start.lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            Optional<RunningSystem> quicker = running.get();
            return quicker.isPresent() ? quicker.get() : startAlone(settings, home, running);
        } catch (IOException e) {
            throw new CommandFailedException("no write access to the data folder " + home.path() + ": " + e.getMessage(), e);
        }
    }

    /** Whether the process runs what this starter would start. */
    boolean wouldStart(SystemProcess process) {
        return process.runs(installation.get().application());
    }

    /** @throws CommandFailedException when it does not get ready in time */
    void awaitReady(Gateway gateway) {
        if (!pace.until(UNTIL_READY, gateway::isReady)) {
            throw new CommandFailedException(
                    "the system at " + gateway.endpoint() + " is not ready after " + UNTIL_READY.toSeconds() + " s");
        }
    }

    private RunningSystem startAlone(Settings settings, Home home, Supplier<Optional<RunningSystem>> running) throws IOException {
        refuseBusyPort(settings.port());
        terminal.note("Starting Longshore; its data is in " + home.path() + " …");
        long begin = System.nanoTime();
        DetachedProcess process = DetachedProcess.start(installation.get().command(settings), home.folder("logs"));
        RunningSystem system = pace.ask(UNTIL_READY, () -> readyOrEnded(running, settings.region(), process))
                .orElseThrow(
                        () -> new CommandFailedException("the system is not ready after " + UNTIL_READY.toSeconds() + " s; see "
                                + process.errors()));
        process.letGo();
        terminal.note("Longshore is ready at %s after %.1f s.".formatted(system, (System.nanoTime() - begin) / 1e9));
        return system;
    }

    private static Optional<RunningSystem> readyOrEnded(Supplier<Optional<RunningSystem>> running, String region,
            DetachedProcess process) {
        if (process.hasEnded()) {
            throw new CommandFailedException(process.lastWords());
        }
        return running.get().filter(system -> new Gateway(system.endpoint(), region).isReady());
    }

    private static void refuseBusyPort(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new CommandFailedException(
                    "port " + port + " of 127.0.0.1 is in use by another program; choose another with LONGSHORE_PORT,"
                            + " or name a system that runs there with LONGSHORE_ENDPOINT=http://127.0.0.1:" + port,
                    e);
        }
    }
}

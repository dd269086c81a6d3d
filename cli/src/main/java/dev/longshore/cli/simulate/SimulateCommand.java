package dev.longshore.cli.simulate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import dev.longshore.cli.terminal.CommandFailedException;
import dev.longshore.cli.terminal.Progress;
import dev.longshore.cli.terminal.ProgressBoard;
import dev.longshore.cli.terminal.Terminal;
import dev.longshore.simulator.UnusableFileException;
import dev.longshore.simulator.cluster.Configuration;
import dev.longshore.simulator.replay.Outcome;
import dev.longshore.simulator.replay.Replay;
import dev.longshore.simulator.report.Picture;
import dev.longshore.simulator.report.ReportTable;
import dev.longshore.simulator.trace.Trace;
import dev.longshore.simulator.trace.TraceJob;

/** Replays a history with the production scheduler in virtual time. */
@Command(name = "simulate", mixinStandardHelpOptions = true, description = {
        "Replays a history of jobs against a configuration of hosts and queues, with the production scheduler in virtual time.",
        "Prints utilisation, waits and slowdowns, and draws the queue's length and the utilisation over time.",
        "The forms of both files are described in docs/simulator.md."})
public final class SimulateCommand implements Callable<Integer> {

    private static final int STEPS = 100;

    private final Terminal terminal;

    @Option(names = "--trace", paramLabel = "FILE", required = true, description = "The history: Standard Workload Format, or CSV when it ends in .csv.")
    private Path trace;

    @Option(names = "--environments", paramLabel = "FILE", required = true, description = "The configuration: hosts, compute environments, queues, policies (JSON).")
    private Path environments;

    @Option(names = "--compare", paramLabel = "FILE", description = "A second configuration, shown beside the first.")
    private Optional<Path> other = Optional.empty();

    @Option(names = "--plot", paramLabel = "NAME", defaultValue = "simulation", description = "The picture is written to NAME.svg and NAME.png (default: ${DEFAULT-VALUE}).")
    private String plot;

    public SimulateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        requireFolder();
        try {
            Map<String, Configuration> configurations = new LinkedHashMap<>();
            read(environments, configurations);
            other.ifPresent(second -> read(second, configurations));
            List<TraceJob> history = Trace.read(trace);
            Map<String, Outcome> outcomes = new LinkedHashMap<>();
            configurations.forEach((name, configuration) -> outcomes.put(name, replay(history, name, configuration)));
            ReportTable.of(outcomes).forEach(terminal::line);
            draw(outcomes);
            return 0;
        } catch (UnusableFileException e) {
            throw new CommandFailedException(e.getMessage());
        }
    }

    /** Asked for before a long replay, and not after it. */
    private void requireFolder() {
        if (plot.isEmpty() || plot.endsWith("/")) {
            throw new CommandFailedException("--plot must end in a name for the picture, not be '" + plot + "'");
        }
        Path folder = Path.of(plot).toAbsolutePath().getParent();
        if (folder == null || !Files.isWritable(folder)) {
            throw new CommandFailedException("no picture can be written to " + folder + ": choose another place with --plot");
        }
    }

    private static void read(Path file, Map<String, Configuration> configurations) {
        Configuration configuration = Configuration.read(file);
        configurations.put(configurations.containsKey(name(file)) ? file.toString() : name(file), configuration);
    }

    /** Shows a line for each per cent; where nobody watches, for each tenth part. */
    private Outcome replay(List<TraceJob> history, String name, Configuration configuration) {
        int total = history.stream().mapToInt(job -> job.children().orElse(1)).sum();
        int steps = terminal.interactive() ? STEPS : STEPS / 10;
        ProgressBoard board = new ProgressBoard(terminal);
        AtomicInteger shown = new AtomicInteger();
        return Replay.of(history, configuration, done -> {
            int step = (int) ((long) done * steps / total);
            if (shown.getAndSet(step) < step) {
                board.show(List.of(new Progress(name, done, total, step * STEPS / steps + " %")));
            }
        });
    }

    private void draw(Map<String, Outcome> outcomes) {
        System.setProperty("java.awt.headless", "true");
        try {
            Picture picture = new Picture(outcomes);
            picture.writeSvg(Path.of(plot + ".svg"));
            picture.writePng(Path.of(plot + ".png"));
            terminal.line("");
            terminal.line("Drawn in " + plot + ".svg and " + plot + ".png.");
        } catch (IOException e) {
            throw new CommandFailedException("the picture cannot be written: " + e);
        } catch (InternalError | NoClassDefFoundError e) {
            terminal.note(
                    "No picture was drawn: this machine has no fonts (on Debian: apt-get install fontconfig fonts-dejavu-core).");
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.json$", "");
    }
}

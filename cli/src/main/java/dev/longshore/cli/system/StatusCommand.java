package dev.longshore.cli.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;

import dev.longshore.cli.batch.Batch;
import dev.longshore.cli.batch.Gateway;
import dev.longshore.cli.batch.JobPage;
import dev.longshore.cli.batch.JobState;
import dev.longshore.cli.batch.Places;
import dev.longshore.cli.batch.Queue;
import dev.longshore.cli.pace.Pace;
import dev.longshore.cli.terminal.Terminal;

/** Shows the system that runs. */
@Command(name = "status", mixinStandardHelpOptions = true, description = "Shows where the system runs, what it needs, its queues and how many jobs are in which state.")
public final class StatusCommand implements Callable<Integer> {

    private static final int PAGE = 1000;
    private static final int MOST_COUNTED = 10_000;

    private final Systems systems;
    private final Terminal terminal;
    private final Pace pace;

    public StatusCommand(Systems systems, Terminal terminal, Pace pace) {
        this.systems = systems;
        this.terminal = terminal;
        this.pace = pace;
    }

    @Override
    public Integer call() {
        RunningSystem system = systems.get();
        var gateway = systems.gatewayOf(system);
        List<Queue> queues = new Places(gateway, pace).queues();
        terminal.line("Longshore is " + (gateway.isReady() ? "running." : "running, but not ready."));
        field("endpoint", system.endpoint().toString());
        system.process().ifPresent(process -> showProcess(system, process));
        field("jobs", jobs(new Batch(gateway), queues));
        queues.forEach(
                queue -> field("queue", "%s, %s, %s, priority %d, on %s".formatted(queue.name(), queue.state(), queue.status(),
                        queue.priority(), String.join(", ", queue.environments()))));
        return 0;
    }

    private void showProcess(RunningSystem system, SystemProcess process) {
        field("runtime", system.runtime());
        field("process", Long.toString(process.pid()));
        process.residentMib().ifPresent(mib -> field("memory", mib + " MiB resident"));
        field("data", systems.home().path().toString());
    }

    private void field(String name, String value) {
        terminal.line("  %-9s %s".formatted(name, value));
    }

    private static String jobs(Batch batch, List<Queue> queues) {
        List<String> counts = new ArrayList<>();
        for (JobState state : JobState.values()) {
            int count = queues.stream().mapToInt(queue -> count(batch, queue, state)).sum();
            if (count > 0) {
                counts.add(count + (count >= MOST_COUNTED ? " or more " : " ") + state);
            }
        }
        return counts.isEmpty() ? "none" : String.join(", ", counts);
    }

    private static int count(Batch batch, Queue queue, JobState state) {
        int count = 0;
        Optional<String> page = Optional.empty();
        do {
            JobPage jobs = batch.list(queue.name(), state, PAGE, page);
            count += jobs.jobs().size();
            page = jobs.next();
        } while (page.isPresent() && count < MOST_COUNTED);
        return count;
    }
}

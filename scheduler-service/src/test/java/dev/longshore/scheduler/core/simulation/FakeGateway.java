package dev.longshore.scheduler.core.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import dev.longshore.contracts.command.JobCommand;
import dev.longshore.contracts.command.JobCommand.CancelRequested;
import dev.longshore.contracts.command.JobCommand.JobArchived;
import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.command.JobCommand.TerminateRequested;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.status.JobStatusChanged;

/** Sends commands until they have an effect, and says when the end of a job is durable. */
final class FakeGateway {

    private static final Duration NETWORK = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final World world;
    private final Map<JobId, JobSubmitted> submitted = new LinkedHashMap<>();
    private final Map<JobId, JobStatusChanged> view = new LinkedHashMap<>();

    FakeGateway(World world) {
        this.world = world;
    }

    void submit(JobSubmitted job) {
        count(job);
        submitted.put(job.job(), job);
        repeatWhile(job, () -> !view.containsKey(job.job()));
    }

    private void count(JobSubmitted job) {
        world.happened(Happening.SUBMITTED);
        job.arraySize().ifPresent(size -> world.happened(Happening.ARRAY));
        job.nodes().ifPresent(nodes -> world.happened(Happening.MULTI_NODE));
        if (!job.dependsOn().isEmpty()) {
            world.happened(Happening.DEPENDENT);
        }
    }

    void cancel(JobId job) {
        world.happened(Happening.CANCEL);
        repeatWhile(new CancelRequested(job, "cancelled by its user", world.now()), () -> !isFlagged(job));
    }

    void terminate(JobId job) {
        world.happened(Happening.TERMINATE);
        repeatWhile(new TerminateRequested(job, "terminated by its user", world.now()),
                () -> !isFinal(job) && !(view.containsKey(job) && view.get(job).terminated()));
    }

    void receive(JobStatusChanged status) {
        view.put(status.job(), status);
        if (status.status().isTerminal() && status.job().equals(status.job().parent())) {
            world.timeline().in(world.timeline().upTo(Duration.ofMinutes(1)),
                    () -> send(new JobArchived(status.job(), status.version())));
        }
    }

    List<JobSubmitted> submitted() {
        return new ArrayList<>(submitted.values());
    }

    Optional<JobStatusChanged> view(JobId job) {
        return Optional.ofNullable(view.get(job));
    }

    boolean isFinal(JobId job) {
        return view(job).filter(status -> status.status().isTerminal()).isPresent();
    }

    private boolean isFlagged(JobId job) {
        return isFinal(job) || view.containsKey(job) && (view.get(job).cancelled() || view.get(job).terminated());
    }

    private void repeatWhile(JobCommand command, BooleanSupplier needed) {
        send(command);
        world.timeline().in(PATIENCE, () -> {
            if (needed.getAsBoolean() && !isFinal(command.job().parent())) {
                repeatWhile(command, needed);
            }
        });
    }

    private void send(JobCommand command) {
        world.toScheduler("commands of " + command.key(), NETWORK, command);
    }
}

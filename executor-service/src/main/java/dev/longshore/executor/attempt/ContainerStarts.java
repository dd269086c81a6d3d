package dev.longshore.executor.attempt;

import java.time.Duration;
import java.util.Optional;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.executor.container.Attempt;
import dev.longshore.executor.container.Container;
import dev.longshore.executor.container.ContainerId;
import dev.longshore.executor.container.ContainerRuntime;
import dev.longshore.executor.container.EngineAwayException;
import dev.longshore.executor.container.StartFailedException;
import dev.longshore.executor.container.VariableReferences;
import dev.longshore.executor.logs.AttemptLog;
import dev.longshore.executor.logs.LogShipper;

/** Starts containers, each in its turn and with a log of its own. */
final class ContainerStarts {

    private final ContainerRuntime runtime;
    private final LogShipper logs;
    private final Turns turns;
    private final Timer duration;

    ContainerStarts(ContainerRuntime runtime, LogShipper logs, MeterRegistry meters) {
        this.runtime = runtime;
        this.logs = logs;
        this.turns = new Turns(runtime.startsAtOnce());
        this.duration = meters.timer("longshore.container.start", "runtime", runtime.name());
    }

    /** A container that runs, and the log that its output goes to. */
    record Begun(Container container, AttemptLog log) {

        Attempt attempt() {
            return container.attempt();
        }
    }

    /** Returns when the image is there, and the container can have what it mounts. */
    void prepare(ContainerSpec spec) throws StartFailedException, InterruptedException {
        for (ContainerSpec.MountPoint mount : spec.mountPoints()) {
            Optional<String> obstacle = spec.volumes().stream().filter(volume -> volume.name().equals(mount.sourceVolume()))
                    .flatMap(volume -> volume.obstacle().stream()).findFirst();
            if (obstacle.isPresent()) {
                throw StartFailedException.create("the volume " + mount.sourceVolume() + " " + obstacle.get());
            }
        }
        runtime.prepare(spec);
    }

    /** Returns when it is the caller's turn, which then begins or declines. */
    void awaitTurn() throws InterruptedException {
        turns.await();
    }

    void declineTurn() {
        turns.decline();
    }

    /** How long a report can be held back without harm. */
    Duration patience() {
        return turns.patience();
    }

    /**
     * Starts a container, in a turn that was awaited.
     *
     * @param waitedSince by {@link System#nanoTime}, since when somebody has wanted it to run
     * @throws StartFailedException when it never ran
     * @throws EngineAwayException when nobody knows
     */
    Begun begin(Attempt attempt, ContainerSpec spec, long waitedSince) throws StartFailedException {
        long begun = System.nanoTime();
        AttemptLog log = logs.open(attempt);
        try {
            Container container = runtime.start(attempt, VariableReferences.expand(attempt, spec), log);
            duration.record(Duration.ofNanos(System.nanoTime() - waitedSince));
            return new Begun(container, log);
        } catch (StartFailedException | RuntimeException e) {
            log.end();
            throw e;
        } finally {
            turns.end(System.nanoTime() - begun);
        }
    }

    void stop(ContainerId container, Duration grace) {
        runtime.stop(container, grace);
    }
}

package dev.longshore.executor.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Ends one attempt as a container engine does: SIGTERM to the command alone, and SIGKILL after the grace period. Its shell then writes
 * the exit code down and ends whatever else the command has started.
 */
final class Stop {

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

    private final RunningProcess process;
    private final long killAt;

    Stop(RunningProcess process, Duration grace) {
        this.process = process;
        this.killAt = System.nanoTime() + grace.toNanos();
    }

    /** Returns when the attempt has ended. */
    void carryOut() throws InterruptedException {
        boolean asked = signalled(ProcessHandle::destroy);
        while (!asked && remaining().isPositive() && !endsWithin(BETWEEN_TRIES)) {
            asked = signalled(ProcessHandle::destroy);
        }
        while (!endsWithin(remaining())) {
            signalled(ProcessHandle::destroyForcibly);
            endsWithin(BETWEEN_TRIES);
        }
    }

    private Duration remaining() {
        return Duration.ofNanos(Math.max(0, killAt - System.nanoTime()));
    }

    /** Whether the command was there to be signalled: a shell that was just launched has not begun it yet. */
    private boolean signalled(Consumer<ProcessHandle> signal) {
        List<ProcessHandle> commands = process.commands();
        commands.forEach(signal);
        return !commands.isEmpty();
    }

    private boolean endsWithin(Duration time) throws InterruptedException {
        try {
            process.container().exit().get(time.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("an exit never fails", e);
        }
    }
}

package dev.longshore.executor.process;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.longshore.executor.container.Attempt;
import dev.longshore.executor.container.Container;
import dev.longshore.executor.container.Exit;
import dev.longshore.executor.container.Output;

/** One attempt, from its launch until its exit is known. */
final class RunningProcess {

    private static final Logger LOG = LoggerFactory.getLogger(RunningProcess.class);
    private static final String VANISHED = "the process ended without an exit code: it was killed, or the host was restarted";

    private final Slot slot;
    private final Container container;
    private final OutputTail tail;
    private final ReentrantLock exiting = new ReentrantLock();
    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile Optional<Shell> shell = Optional.empty();
    private volatile boolean launched;
    private volatile boolean mayHaveLeftProcesses = true;

    RunningProcess(Slot slot, Attempt attempt, Instant startedAt, Output output) {
        this.slot = slot;
        this.container = new Container(attempt, startedAt, new CompletableFuture<>());
        this.tail = new OutputTail(slot.output(), output);
    }

    Container container() {
        return container;
    }

    Slot slot() {
        return slot;
    }

    String name() {
        return container.attempt().containerName();
    }

    void runsIn(Shell process) {
        shell = Optional.of(process);
        launched = true;
    }

    /** An earlier runtime has launched it, and its shell is gone. */
    void hasLostItsShell() {
        launched = true;
    }

    /** It was launched before the host was booted: what has its process id by now, or is in a group of that number, is another's. */
    void hasLostItsHost() {
        mayHaveLeftProcesses = false;
        launched = true;
    }

    /** See {@link Shell#commands}. A child that is still a copy of the shell has not begun the command, and would lose a signal. */
    List<ProcessHandle> commands() {
        return shell.map(Shell::commands).orElse(List.of()).stream().filter(child -> !Wrapper.runs(child, container.attempt()))
                .toList();
    }

    boolean hasEnded() {
        return container.exit().isDone();
    }

    /** Reads what was printed since the last time, on a thread of its own: who hears it may be slow. */
    void readOutput() {
        if (tail.hasMore() && reading.compareAndSet(false, true)) {
            Thread.ofVirtual().name("output-" + name()).start(this::readOn);
        }
    }

    private void readOn() {
        try {
            tail.read();
        } catch (IOException e) {
            LOG.warn("the output of {} cannot be read: {}", name(), e.toString());
        } finally {
            reading.set(false);
        }
    }

    /**
     * Looks whether it has ended, and if so reads the rest of the output and completes the exit. Nothing happens while another thread
     * is at it.
     *
     * @param launcher ends what a shell that has vanished has left
     * @return whether this call has completed the exit
     */
    boolean hasExited(Launcher launcher) throws IOException {
        if (hasEnded() || !exiting.tryLock()) {
            return false;
        }
        try {
            return !hasEnded() && isCompletedBy(exit(launcher));
        } finally {
            exiting.unlock();
        }
    }

    private boolean isCompletedBy(Optional<Exit> exit) {
        exit.ifPresent(end -> {
            endOutput();
            container.exit().complete(end);
        });
        return exit.isPresent();
    }

    /** Asked for under the lock, before the exit is complete: after that the slot may be another's. */
    private Optional<Exit> exit(Launcher launcher) throws IOException {
        boolean isWatched = launched;
        boolean isOver = isShellOver();
        Optional<Exit> written = slot.exit(container.startedAt());
        if (written.isPresent() || !isWatched || !isOver) {
            return written;
        }
        LOG.warn("{} has vanished", name());
        endGroup(launcher);
        slot.writeExit(Exit.KILLED, VANISHED);
        return slot.exit(container.startedAt());
    }

    /** The shell is gone, and what it ran may live on. While its group has a member, its process id is given to nobody else. */
    private void endGroup(Launcher launcher) throws IOException {
        long group = slot.shell().orElse(0);
        if (mayHaveLeftProcesses && group > 0 && ProcessHandle.of(group).isEmpty()) {
            launcher.killGroup(group);
        }
    }

    /** Whether the shell is gone, if there ever was one: nothing of the attempt runs any more. */
    boolean isShellOver() {
        return shell.map(Shell::isOver).orElse(true);
    }

    private void endOutput() {
        try {
            tail.end();
        } catch (IOException e) {
            LOG.warn("the end of the output of {} cannot be read: {}", name(), e.toString());
        }
    }
}

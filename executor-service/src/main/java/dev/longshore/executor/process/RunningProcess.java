package dev.longshore.executor.process;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.longshore.executor.container.Attempt;
import dev.longshore.executor.container.Container;
import dev.longshore.executor.container.Exit;
import dev.longshore.executor.container.Output;

/** One attempt, from its launch until its exit is known. */
final class RunningProcess {

    private static final Logger LOG = LoggerFactory.getLogger(RunningProcess.class);

    private final AttemptFiles files;
    private final Container container;
    private final OutputTail tail;
    private volatile boolean launched;
    private volatile ProcessHandle shell;

    RunningProcess(AttemptFiles files, Attempt attempt, Instant startedAt, Output output) {
        this.files = files;
        this.container = new Container(attempt, startedAt, new CompletableFuture<>());
        this.tail = new OutputTail(files.output(), output);
    }

    Container container() {
        return container;
    }

    AttemptFiles files() {
        return files;
    }

    void runsIn(ProcessHandle process) {
        shell = process;
        launched = true;
    }

    /** An earlier runtime has launched it, and its shell is gone. */
    void hasLostItsShell() {
        launched = true;
    }

    /** The command, which is the only child of the shell; nothing before it has begun and after it has ended. */
    List<ProcessHandle> commands() {
        ProcessHandle process = shell;
        return shellLives() ? process.children().toList() : List.of();
    }

    boolean hasEnded() {
        return container.exit().isDone();
    }

    void readOutput() {
        try {
            tail.read();
        } catch (IOException e) {
            LOG.warn("the output of {} cannot be read: {}", files.name(), e.toString());
        }
    }

    /** Looks whether the exit code is written. */
    synchronized void lookForExit() throws IOException {
        if (hasEnded()) {
            return;
        }
        Optional<Exit> exit = files.exit(container.startedAt());
        if (exit.isPresent()) {
            endOutput();
            container.exit().complete(exit.get());
        }
    }

    /** Writes the exit code in place of a shell that cannot do it any more. */
    void endWithoutShell(String reason) throws IOException {
        files.writeExit(Exit.KILLED, reason);
        lookForExit();
    }

    /** Whether the shell is gone and nothing tells how the command ended. */
    boolean hasVanished() throws IOException {
        if (hasEnded() || !launched || shellLives()) {
            return false;
        }
        lookForExit();
        return !hasEnded();
    }

    private boolean shellLives() {
        ProcessHandle process = shell;
        return process != null && process.isAlive();
    }

    private void endOutput() {
        try {
            tail.end();
        } catch (IOException e) {
            LOG.warn("the end of the output of {} cannot be read: {}", files.name(), e.toString());
        }
    }
}

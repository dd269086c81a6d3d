package dev.longshore.executor.process;

import java.util.List;

/** A shell that this JVM has launched. Its process id is its own until it is known to be over, and not used after that. */
final class LaunchedShell implements Shell {
    private final Launcher launcher;
    private final long process;
    private boolean over;

    LaunchedShell(Launcher launcher, long process) {
        this.launcher = launcher;
        this.process = process;
    }

    @Override
    public synchronized boolean isOver() {
        over = over || launcher.isOver(process);
        return over;
    }

    @Override
    public synchronized List<ProcessHandle> commands() {
        return isOver() ? List.of() : ProcessHandle.of(process).stream().flatMap(ProcessHandle::children).toList();
    }
}

package dev.longshore.executor.process;

import java.util.List;

/** A shell that an earlier executor has launched; when it is over, the host's first process takes it off the table. */
record AdoptedShell(ProcessHandle process) implements Shell {
    @Override
    public boolean isOver() {
        return !process.isAlive();
    }

    @Override
    public List<ProcessHandle> commands() {
        return process.children().toList();
    }
}

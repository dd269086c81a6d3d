package dev.longshore.executor.process;

import java.util.List;

/** The shell beside a command. */
interface Shell {
    /** Whether it is over; once true, always true. */
    boolean isOver();

    /** The command, which is the only child of the shell; nothing before it has begun and after it has ended. */
    List<ProcessHandle> commands();

    /** One that this JVM has launched, and must take off the process table. */
    static Shell launched(Launcher launcher, long process) {
        return new LaunchedShell(launcher, process);
    }

    /** One that an earlier executor has launched. */
    static Shell adopted(ProcessHandle process) {
        return new AdoptedShell(process);
    }
}

package dev.longshore.executor.process;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Starts programs that live on without the executor. */
interface Launcher {
    /**
     * Starts a program in a session of its own, with no input and with nothing of the executor's open. It leads the process group that
     * has its process id.
     *
     * @param command an absolute path and its arguments
     * @param environment all of it: nothing is inherited
     * @return its process id, which is given to no other process until {@link #isOver} has said that it is over
     * @throws IOException when the host refuses
     */
    long launch(List<String> command, Map<String, String> environment) throws IOException;

    /** Whether a process that was launched here is over. */
    boolean isOver(long process);

    /** Kills every process of the group. Nothing happens when there is none. */
    void killGroup(long group) throws IOException;
}

package dev.longshore.cli.job;

import java.util.List;

import dev.longshore.cli.batch.Batch;
import dev.longshore.cli.terminal.CommandFailedException;
import dev.longshore.cli.terminal.Terminal;

/** Terminates jobs when this process is interrupted, until closed. */
public final class Interrupt implements AutoCloseable {

    private final Thread hook;

    private Interrupt(Thread hook) {
        this.hook = hook;
    }

    /** From now on Ctrl-C, or the end of the terminal, terminates these jobs. */
    public static Interrupt terminates(List<String> jobs, Batch batch, Terminal terminal) {
        Thread hook = new Thread(() -> jobs.forEach(job -> terminate(job, batch, terminal)), "terminate-jobs");
        Runtime.getRuntime().addShutdownHook(hook);
        return new Interrupt(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // the interrupt was quicker: the hook runs
        }
    }

    private static void terminate(String job, Batch batch, Terminal terminal) {
        try {
            batch.terminate(job, "Interrupted at the command line");
            terminal.note("Interrupted: job " + job + " is terminated.");
        } catch (CommandFailedException e) {
            terminal.note("Interrupted: job " + job + " could not be terminated: " + e.getMessage());
        }
    }
}

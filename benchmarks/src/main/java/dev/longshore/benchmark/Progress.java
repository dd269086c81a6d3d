package dev.longshore.benchmark;

import java.io.PrintStream;

/** One line on a terminal that is written over as work goes on; elsewhere one line for each step. */
public final class Progress {

    private final PrintStream out;
    private final boolean overwrite;
    private String step = "";

    /** @param overwrite whether it is a terminal */
    public Progress(PrintStream out, boolean overwrite) {
        this.out = out;
        this.overwrite = overwrite;
    }

    /** On standard error. */
    public static Progress onStandardError() {
        return new Progress(System.err, System.console() != null && System.console().isTerminal());
    }

    /** What is done from now on. */
    public void step(String text) {
        step = text;
        show(text);
    }

    /** How far the step is. */
    public void at(long done, long total) {
        if (overwrite) {
            show("%s: %,d of %,d".formatted(step, done, total));
        }
    }

    /** There is nothing more to show. */
    public void end() {
        if (overwrite) {
            out.print("\r\033[K");
            out.flush();
        }
    }

    private void show(String text) {
        if (overwrite) {
            out.print("\r\033[K" + text);
            out.flush();
            return;
        }
        out.println(text);
    }
}

package dev.longshore.benchmark;

import java.io.PrintStream;

/** One line on a terminal that is written over as work goes on; elsewhere one line for each step. */
final class Progress {

    private final PrintStream out;
    private final boolean overwrite;
    private String step = "";

    Progress(PrintStream out, boolean overwrite) {
        this.out = out;
        this.overwrite = overwrite;
    }

    void step(String text) {
        step = text;
        show(text);
    }

    /** How far the step is. */
    void at(long done, long total) {
        if (overwrite) {
            show("%s: %,d of %,d".formatted(step, done, total));
        }
    }

    void end() {
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

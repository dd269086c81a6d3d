package dev.longshore.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import static java.util.Objects.requireNonNull;

/**
 * Where a command writes to: results to {@code out}, everything that is said beside them to {@code err}.
 *
 * @param interactive whether a person watches, so that lines may be drawn anew
 */
public record Terminal(PrintStream out, PrintStream err, boolean interactive) {

    public Terminal {
        requireNonNull(out, "out");
        requireNonNull(err, "err");
    }

    /** The streams of this process. In UTF-8 whatever the locale: a job's output is passed on as it came. */
    public static Terminal ofProcess() {
        return new Terminal(stream(FileDescriptor.out), stream(FileDescriptor.err), Boolean.getBoolean("longshore.terminal"));
    }

    /** A line of the result. */
    public void line(String text) {
        out.println(text);
    }

    /** A line beside the result. */
    public void note(String text) {
        err.println(text);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}

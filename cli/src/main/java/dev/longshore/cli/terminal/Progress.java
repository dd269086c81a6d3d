package dev.longshore.cli.terminal;

import static java.util.Objects.requireNonNull;

/**
 * How far something is.
 *
 * @param done of {@code total} parts
 * @param state in a few words
 */
public record Progress(String name, int done, int total, String state) {

    private static final int WIDTH = 24;
    private static final int LINE = 79;

    public Progress {
        requireNonNull(name, "name");
        requireNonNull(state, "state");
        if (total < 1 || done < 0 || done > total) {
            throw new IllegalArgumentException("done must be from 0 to total, total at least 1: " + done + " of " + total);
        }
    }

    /** On one line of any terminal: a line that wraps could not be drawn over. */
    String bar() {
        int filled = WIDTH * done / total;
        String line = "%-14s [%s%s] %d/%d %s".formatted(name, "#".repeat(filled), ".".repeat(WIDTH - filled), done, total, state);
        return line.length() <= LINE ? line : line.substring(0, LINE - 1) + "…";
    }

    String sentence() {
        return "%s: %d of %d done, %s".formatted(name, done, total, state);
    }
}

package dev.longshore.cli.terminal;

import static java.util.Objects.requireNonNull;

/**
 * How far something is.
 *
 * @param done of {@code total} parts
 * @param state in a few words
 */
public record Progress(String name, int done, int total, String state) {

    private static final int WIDTH = 32;

    public Progress {
        requireNonNull(name, "name");
        requireNonNull(state, "state");
        if (total < 1 || done < 0 || done > total) {
            throw new IllegalArgumentException("done must be from 0 to total, total at least 1: " + done + " of " + total);
        }
    }

    String bar() {
        int filled = WIDTH * done / total;
        return "%-14s [%s%s] %d/%d %s".formatted(name, "#".repeat(filled), ".".repeat(WIDTH - filled), done, total, state);
    }

    String sentence() {
        return "%s: %d of %d done, %s".formatted(name, done, total, state);
    }
}

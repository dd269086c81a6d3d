package dev.longshore.contracts.log;

import static java.util.Objects.requireNonNull;

/**
 * One line of output.
 *
 * @param timestamp milliseconds since the epoch
 * @param text without its line end; may be empty
 */
public record LogLine(long timestamp, String text) {

    public LogLine {
        requireNonNull(text, "text");
    }
}

package dev.longshore.executor.logs;

import dev.longshore.contracts.log.LogLine;

/** How many bytes a line takes in a record, or a few more. */
final class WireSize {
    /** The names of its fields, its time, and what is between. */
    private static final int AROUND_A_TEXT = 64;
    private static final int ESCAPED = 6;

    private WireSize() {}

    static long of(LogLine line) {
        return AROUND_A_TEXT + line.text().chars().mapToLong(WireSize::of).sum();
    }

    /** As JSON in UTF-8 has it; half of a character outside the basic plane counts as if it were escaped. */
    private static int of(int unit) {
        if (unit < ' ' || Character.isSurrogate((char) unit)) {
            return ESCAPED;
        }
        if (unit < 0x80) {
            return unit == '"' || unit == '\\' ? 2 : 1;
        }
        return unit < 0x800 ? 2 : 3;
    }
}

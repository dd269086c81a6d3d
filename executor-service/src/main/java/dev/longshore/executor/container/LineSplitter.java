package dev.longshore.executor.container;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Cuts a stream of bytes into lines of UTF-8, the same way each time the same bytes come: lines are counted, and a line that is sent
 * again must have the number it had.
 *
 * <p>What is not UTF-8 is replaced. A line longer than {@value #LONGEST_LINE} is cut into several; control characters count six
 * bytes, which is what they take on the wire.
 */
public final class LineSplitter {

    /** In bytes: the longest event that CloudWatch Logs takes. */
    public static final int LONGEST_LINE = 256 * 1024;

    private static final int ESCAPED = 6;
    private static final int LONGEST_CHARACTER = 4;

    private final Consumer<String> lines;
    private final ByteArrayOutputStream open = new ByteArrayOutputStream();
    private int size;

    public LineSplitter(Consumer<String> lines) {
        this.lines = lines;
    }

    public void take(byte[] bytes, int offset, int length) {
        int from = offset;
        for (int at = offset; at < offset + length; at++) {
            if (bytes[at] == '\n') {
                open.write(bytes, from, at - from);
                emit();
                from = at + 1;
                continue;
            }
            if (mustCutBefore(bytes[at])) {
                open.write(bytes, from, at - from);
                emit();
                from = at;
            }
            size += isControl(bytes[at]) ? ESCAPED : 1;
        }
        open.write(bytes, from, offset + length - from);
    }

    /** What is left without a line end is a line too. */
    public void end() {
        if (open.size() > 0) {
            emit();
        }
    }

    private void emit() {
        lines.accept(open.toString(StandardCharsets.UTF_8));
        open.reset();
        size = 0;
    }

    private static boolean isControl(byte value) {
        return value >= 0 && value < ' ' && value != '\t';
    }

    /** Between characters where there are any, so that none is torn. */
    private boolean mustCutBefore(byte next) {
        boolean continuesCharacter = (next & 0xC0) == 0x80;
        return size >= (continuesCharacter ? LONGEST_LINE + LONGEST_CHARACTER : LONGEST_LINE);
    }
}

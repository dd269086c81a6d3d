package dev.longshore.executor.docker;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.Consumer;

import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;

import dev.longshore.contracts.log.LogLine;
import dev.longshore.executor.container.LineSplitter;

/**
 * Makes lines of the frames of an output. Each frame is a line or a part of one, with the time before it; the engine keeps their
 * order, so that lines get the same numbers each time they are read.
 */
final class ContainerLines {
    private final LineSplitter standardOutput;
    private final LineSplitter standardError;
    private long timestamp;

    ContainerLines(Consumer<LogLine> lines) {
        standardOutput = new LineSplitter(text -> lines.accept(new LogLine(timestamp, text)));
        standardError = new LineSplitter(text -> lines.accept(new LogLine(timestamp, text)));
    }

    void take(Frame frame) {
        byte[] payload = frame.getPayload();
        int from = takeTime(payload);
        splitter(frame.getStreamType()).take(payload, from, payload.length - from);
    }

    void end() {
        standardOutput.end();
        standardError.end();
    }

    private LineSplitter splitter(StreamType type) {
        return type == StreamType.STDERR ? standardError : standardOutput;
    }

    /** @return where the text begins */
    private int takeTime(byte[] payload) {
        int space = 0;
        while (space < payload.length && payload[space] != ' ') {
            space++;
        }
        try {
            timestamp = Instant.parse(new String(payload, 0, space, StandardCharsets.US_ASCII)).toEpochMilli();
            return Math.min(payload.length, space + 1);
        } catch (DateTimeParseException e) {
            return 0;
        }
    }
}

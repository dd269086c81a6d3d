package dev.longshore.executor.docker;

import java.util.function.Consumer;

import dev.longshore.contracts.log.LogLine;
import dev.longshore.executor.container.LineSplitter;

/** Makes lines of frames. The engine keeps the order of frames, so that lines get the same numbers each time they are read. */
final class ContainerLines {
    private final LineSplitter standardOutput;
    private final LineSplitter standardError;
    private long timestamp;

    ContainerLines(Consumer<LogLine> lines) {
        standardOutput = new LineSplitter(text -> lines.accept(new LogLine(timestamp, text)));
        standardError = new LineSplitter(text -> lines.accept(new LogLine(timestamp, text)));
    }

    void take(OutputFrame frame) {
        timestamp = frame.millis();
        LineSplitter splitter = frame.isError() ? standardError : standardOutput;
        splitter.take(frame.payload(), frame.textFrom(), frame.textLength());
    }

    void end() {
        standardOutput.end();
        standardError.end();
    }
}

package dev.longshore.executor.container;

import java.util.ArrayList;
import java.util.List;

import dev.longshore.contracts.log.LogLine;

/** Remembers what an attempt printed, and whether it was said to be all. */
public final class RecordedOutput implements Output {

    private final List<String> lines = new ArrayList<>();
    private volatile boolean ended;

    @Override
    public synchronized void line(LogLine line) {
        lines.add(line.text());
    }

    @Override
    public void end() {
        ended = true;
    }

    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    public boolean hasEnded() {
        return ended;
    }
}

package dev.longshore.executor.container;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.longshore.contracts.log.LogLine;

/** Remembers what an attempt printed, and whether it was said to be all. */
public final class RecordedOutput implements Output {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private volatile boolean ended;

    @Override
    public void line(LogLine line) {
        lines.add(line.text());
    }

    @Override
    public void end() {
        ended = true;
    }

    public List<String> lines() {
        return lines;
    }

    public boolean hasEnded() {
        return ended;
    }
}

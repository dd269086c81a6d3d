package dev.longshore.executor.docker;

import java.util.TreeMap;

/**
 * How far an output was heard, in the terms in which the engine can go on: from a second on, and so many frames of that second and
 * later left out. Frames come in the same order each time, but their times need not ascend: two seconds are kept.
 */
final class LogPosition {
    private final TreeMap<Long, Long> framesBySecond = new TreeMap<>();

    /** A frame of that second was heard. */
    synchronized void heard(long second) {
        framesBySecond.merge(second, 1L, Long::sum);
        long earliest = framesBySecond.lastKey() - 1;
        framesBySecond.headMap(earliest).clear();
    }

    /** The second, since the epoch, to go on from; 0 at the beginning. */
    synchronized long second() {
        return framesBySecond.isEmpty() ? 0 : framesBySecond.firstKey();
    }

    /** How many frames from {@link #second} on were heard. */
    synchronized long frames() {
        return framesBySecond.values().stream().mapToLong(Long::longValue).sum();
    }
}

package dev.longshore.scheduler.core.state;

import java.util.BitSet;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

import dev.longshore.contracts.job.JobStatus;

/** The children of an array that have a progress of their own, and how many they are. */
final class Children {

    private final Map<Integer, ChildrenProgress> chunks = new TreeMap<>();
    private final BitSet known = new BitSet();
    private final BitSet runnable = new BitSet();
    private final BitSet ended = new BitSet();
    private final int[] byStatus = Standing.none();

    Optional<ChildrenProgress> chunk(int number) {
        return Optional.ofNullable(chunks.get(number));
    }

    Collection<ChildrenProgress> chunks() {
        return chunks.values();
    }

    Optional<Progress> find(int index) {
        return chunk(ChildrenProgress.numberOf(index)).map(chunk -> chunk.children().get(index));
    }

    void put(ChildrenProgress next) {
        remove(next.number());
        chunks.put(next.number(), next);
        next.children().forEach((index, child) -> count(index, child.status(), 1));
    }

    void remove(int number) {
        ChildrenProgress before = chunks.remove(number);
        if (before != null) {
            before.children().forEach((index, child) -> count(index, child.status(), -1));
        }
    }

    /** How many there are in each state, by its ordinal; all others, up to that size, are in the given state. */
    int[] jobs(int size, JobStatus others) {
        int[] jobs = byStatus.clone();
        jobs[others.ordinal()] += size - IntStream.of(byStatus).sum();
        return jobs;
    }

    /** The smallest index, from that one on, of one that is RUNNABLE, or of one of the others if they are; possibly beyond the array. */
    int firstRunnable(int from, boolean othersAre) {
        int other = othersAre ? known.nextClearBit(from) : Integer.MAX_VALUE;
        int own = runnable.nextSetBit(from);
        return own < 0 ? other : Math.min(other, own);
    }

    /** How many with a smaller index are RUNNABLE. */
    int runnableBefore(int index, boolean othersAre) {
        int others = othersAre ? index - known.get(0, index).cardinality() : 0;
        return others + runnable.get(0, index).cardinality();
    }

    /** How many have a live attempt. */
    int live() {
        return byStatus[JobStatus.STARTING.ordinal()] + byStatus[JobStatus.RUNNING.ordinal()];
    }

    /** The smallest index of one that has not ended, as far as their own progress says; possibly beyond the array. */
    int firstUnended() {
        return ended.nextClearBit(0);
    }

    private void count(int index, JobStatus status, int change) {
        known.set(index, change > 0);
        runnable.set(index, change > 0 && status == JobStatus.RUNNABLE);
        ended.set(index, change > 0 && status.isTerminal());
        byStatus[status.ordinal()] += change;
    }
}

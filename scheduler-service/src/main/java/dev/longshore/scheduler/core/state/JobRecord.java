package dev.longshore.scheduler.core.state;

import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;

/**
 * A single job, or an array with its children. What it holds may arrive in any order; it stands for nothing until both spec and
 * progress are there.
 */
final class JobRecord {

    private static final int OPEN_END = Integer.MAX_VALUE;

    private final Map<Integer, ChildrenProgress> chunks = new TreeMap<>();
    private final BitSet touched = new BitSet();
    private final BitSet touchedRunnable = new BitSet();
    private final int[] touchedJobs = Standing.none();
    private JobSpec spec;
    private JobProgress progress;

    Optional<JobSpec> spec() {
        return Optional.ofNullable(spec);
    }

    Optional<JobProgress> progress() {
        return Optional.ofNullable(progress);
    }

    Optional<ChildrenProgress> chunk(int number) {
        return Optional.ofNullable(chunks.get(number));
    }

    Collection<ChildrenProgress> chunks() {
        return chunks.values();
    }

    void setSpec(JobSpec next) {
        spec = next;
    }

    void setProgress(JobProgress next) {
        progress = next;
    }

    void setChunk(int number, ChildrenProgress next) {
        chunk(number).ifPresent(known -> known.children().forEach((index, child) -> count(index, child.status(), -1)));
        if (next == null) {
            chunks.remove(number);
            return;
        }
        chunks.put(number, next);
        next.children().forEach((index, child) -> count(index, child.status(), 1));
    }

    boolean isEmpty() {
        return spec == null && progress == null && chunks.isEmpty();
    }

    boolean isComplete() {
        return spec != null && progress != null;
    }

    Optional<Job> job(JobId id) {
        if (!isComplete() || id.isChild() && id.index() >= size()) {
            return Optional.empty();
        }
        return Optional.of(new Job(id, spec, id.isChild() ? child(id.index()) : progress.progress()));
    }

    /** How many children there are; 0 for a single job. */
    int size() {
        return spec.submitted().arraySize().orElse(0);
    }

    OptionalInt firstRunnableChild() {
        int untouched = untouchedStatus() == JobStatus.RUNNABLE ? touched.nextClearBit(0) : OPEN_END;
        int retried = touchedRunnable.isEmpty() ? OPEN_END : touchedRunnable.nextSetBit(0);
        int first = Math.min(untouched, retried);
        return first < size() ? OptionalInt.of(first) : OptionalInt.empty();
    }

    int runnableBefore(int index) {
        int untouched = untouchedStatus() == JobStatus.RUNNABLE ? index - touched.get(0, index).cardinality() : 0;
        return untouched + touchedRunnable.get(0, index).cardinality();
    }

    Map<JobStatus, Integer> childrenByStatus() {
        Map<JobStatus, Integer> counts = new EnumMap<>(JobStatus.class);
        int[] jobs = jobs();
        for (JobStatus status : JobStatus.values()) {
            if (jobs[status.ordinal()] > 0) {
                counts.put(status, jobs[status.ordinal()]);
            }
        }
        return counts;
    }

    Standing standing() {
        int runnable = jobs()[JobStatus.RUNNABLE.ordinal()];
        Optional<Waiting> waiting = runnable == 0
                ? Optional.empty()
                : Optional.of(new Waiting(spec.job(), spec.sequence(), spec.needs(), runnable));
        return new Standing(spec.queue(), waiting, jobs());
    }

    private int[] jobs() {
        if (size() == 0) {
            return Standing.one(progress.progress().status());
        }
        int[] jobs = touchedJobs.clone();
        jobs[untouchedStatus().ordinal()] += size() - touched.cardinality();
        return jobs;
    }

    private JobStatus untouchedStatus() {
        return progress.untouched().orElse(JobStatus.SUBMITTED);
    }

    private Progress child(int index) {
        Optional<Progress> own = chunk(ChildrenProgress.numberOf(index)).map(chunk -> chunk.children().get(index));
        return own.orElseGet(this::untouchedChild);
    }

    private Progress untouchedChild() {
        Progress parent = progress.progress();
        return new Progress(0, parent.createdAt(), untouchedStatus(), parent.reason(), List.of(), Optional.empty(),
                parent.cancelled(), parent.terminated(), parent.userReason());
    }

    private void count(int index, JobStatus status, int change) {
        touched.set(index, change > 0);
        touchedRunnable.set(index, change > 0 && status == JobStatus.RUNNABLE);
        touchedJobs[status.ordinal()] += change;
    }
}

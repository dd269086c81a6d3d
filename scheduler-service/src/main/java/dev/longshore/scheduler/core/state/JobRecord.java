package dev.longshore.scheduler.core.state;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.resource.Arn;

/**
 * A single job, or an array with its children. What it holds may arrive in any order; it stands for nothing until both spec and
 * progress are there.
 */
final class JobRecord {

    /** Of single jobs, of which there are many. */
    private static final Children NONE = new Children();

    private JobSpec spec;
    private Ask ask;
    private JobProgress progress;
    private Children children = NONE;

    Optional<JobSpec> spec() {
        return Optional.ofNullable(spec);
    }

    Optional<JobProgress> progress() {
        return Optional.ofNullable(progress);
    }

    Optional<ChildrenProgress> chunk(int number) {
        return children.chunk(number);
    }

    Collection<ChildrenProgress> chunks() {
        return children.chunks();
    }

    /** @param shared what the job asks for */
    void setSpec(JobSpec next, Ask shared) {
        spec = next;
        ask = shared;
    }

    void removeSpec() {
        spec = null;
        ask = null;
    }

    void setProgress(JobProgress next) {
        progress = next;
    }

    void putChunk(ChildrenProgress next) {
        if (children.equals(NONE)) {
            children = new Children();
        }
        children.put(next);
    }

    void removeChunk(int number) {
        children.remove(number);
    }

    boolean isEmpty() {
        return spec == null && progress == null && children.chunks().isEmpty();
    }

    boolean isComplete() {
        return spec != null && progress != null;
    }

    /** Whether it is of that queue, and nobody has ended it. */
    boolean isLeftIn(Arn queue) {
        return isComplete() && !progress.progress().hasEnded() && !progress.progress().terminated()
                && spec.queue().equals(queue);
    }

    /** Whether it came later than another. */
    boolean isAfter(Job other) {
        return spec.sequence() > other.spec().sequence();
    }

    Optional<Job> job(JobId id) {
        if (!isComplete() || id.isChild() && id.index() >= size()) {
            return Optional.empty();
        }
        return switch (id.part()) {
            case WHOLE -> Optional.of(new Job(id, spec, ask, progress.progress()));
            case CHILD -> Optional.of(new Job(id, spec, ask, child(id.index())));
            case NODE -> node(id);
        };
    }

    OptionalInt firstRunnableChild() {
        return firstRunnableChild(0);
    }

    OptionalInt firstRunnableChild(int from) {
        int first = children.firstRunnable(from, othersAreRunnable());
        return first < size() ? OptionalInt.of(first) : OptionalInt.empty();
    }

    int runnableBefore(int index) {
        return children.runnableBefore(index, othersAreRunnable());
    }

    OptionalInt firstUnendedChild() {
        int first = children.firstUnended();
        return first < size() ? OptionalInt.of(first) : OptionalInt.empty();
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
        int[] jobs = jobs();
        boolean nodesAreLeft = spec.submitted().nodes().isPresent() && children.live() > 0;
        int runnable = nodesAreLeft ? 0 : jobs[JobStatus.RUNNABLE.ordinal()];
        Optional<Waiting> waiting = runnable == 0
                ? Optional.empty()
                : Optional.of(new Waiting(spec.job(), spec.sequence(), ask, runnable));
        boolean toldOfTrouble = waiting.isPresent() && progress.progress().reason().filter(Progress::isTrouble).isPresent();
        return new Standing(spec.queue(), ask, waiting, toldOfTrouble, jobs);
    }

    /** How many children there are; 0 for a single job. */
    private int size() {
        return spec.submitted().arraySize().orElse(0);
    }

    private int[] jobs() {
        return size() == 0 ? Standing.one(progress.progress().status()) : children.jobs(size(), othersStatus());
    }

    /** The state of children that have no progress of their own. */
    private JobStatus othersStatus() {
        return progress.untouched().orElse(JobStatus.SUBMITTED);
    }

    private boolean othersAreRunnable() {
        return othersStatus() == JobStatus.RUNNABLE;
    }

    /** The main node is the job itself. */
    private Optional<Job> node(JobId id) {
        return spec.submitted().nodes().filter(nodes -> id.index() < nodes.size())
                .map(nodes -> id.index() == nodes.mainNode()
                        ? new Job(id.parent(), spec, ask, progress.progress())
                        : new Job(id, spec, ask, children.find(id.index()).orElseGet(this::nodeThatNeverRan)));
    }

    private Progress nodeThatNeverRan() {
        Progress job = progress.progress();
        JobStatus status = job.placement().isPresent() ? JobStatus.RUNNABLE : job.status();
        return Progress.untold(status, job.createdAt()).withReason(job.reason());
    }

    private Progress child(int index) {
        return children.find(index).orElseGet(() -> {
            Progress parent = progress.progress();
            return new Progress(0, parent.createdAt(), othersStatus(),
                    progress.untouchedReason().or(parent::reason), List.of(), Optional.empty(),
                    parent.cancelled(), parent.terminated(), parent.userReason());
        });
    }
}

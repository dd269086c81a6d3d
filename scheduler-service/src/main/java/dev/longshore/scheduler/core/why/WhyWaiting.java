package dev.longshore.scheduler.core.why;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.scheduler.core.consumable.Stock;
import dev.longshore.scheduler.core.dependency.Prerequisites;
import dev.longshore.scheduler.core.fairshare.ShareReserve;
import dev.longshore.scheduler.core.fairshare.Shares;
import dev.longshore.scheduler.core.fit.Fit;
import dev.longshore.scheduler.core.limit.RunningLimits;
import dev.longshore.scheduler.core.placement.Prospects;
import dev.longshore.scheduler.core.reason.WaitReason;
import dev.longshore.scheduler.core.state.Ask;
import dev.longshore.scheduler.core.state.Job;
import dev.longshore.scheduler.core.state.Jobs;
import dev.longshore.scheduler.core.state.Line;
import dev.longshore.scheduler.core.state.Memory;
import dev.longshore.scheduler.core.state.Queue;
import dev.longshore.scheduler.core.state.Waiting;

/** Finds the reason for which a single job, an array or a child waits. */
public final class WhyWaiting {

    private final Memory memory;
    private final Fit fit;
    private final Prospects prospects;

    public WhyWaiting(Memory memory, Fit fit, Prospects prospects) {
        this.memory = memory;
        this.fit = fit;
        this.prospects = prospects;
    }

    /** Nothing for a job that is not known, or that does not wait. */
    public Optional<WaitReason> of(JobId id) {
        return memory.jobs().find(id).flatMap(job -> switch (job.progress().status()) {
            case SUBMITTED, PENDING -> pending(job);
            case RUNNABLE -> Optional.of(runnable(job));
            case STARTING, RUNNING, SUCCEEDED, FAILED -> Optional.empty();
        });
    }

    private Optional<WaitReason> pending(Job job) {
        return children(job).or(() -> Optional.of(Prerequisites.unmet(memory.jobs(), job)).filter(unmet -> !unmet.isEmpty())
                .map(WaitReason.WaitingForJobs::new));
    }

    private Optional<WaitReason> children(Job array) {
        if (!array.isArrayParent()) {
            return Optional.empty();
        }
        int waiting = memory.jobs().childrenByStatus(array.id()).getOrDefault(JobStatus.RUNNABLE, 0);
        int size = array.spec().submitted().arraySize().orElseThrow();
        return waiting == 0 ? Optional.empty() : Optional.of(new WaitReason.ChildrenWaiting(waiting, size, runnable(array)));
    }

    private WaitReason runnable(Job job) {
        int nodesLeft = job.spec().submitted().nodes().isPresent() ? memory.jobs().liveNodes(job.id().parent()).size() : 0;
        if (nodesLeft > 0) {
            return new WaitReason.NodesStopping(nodesLeft);
        }
        Optional<Queue> queue = memory.queue(job.spec().queue());
        if (queue.isEmpty()) {
            return new WaitReason.QueueUnknown(job.spec().queue());
        }
        return fit.never(queue.get().arn(), job.spec().demand())
                .or(() -> new RunningLimits(memory, queue.get()).reached(job.spec().ask().share()))
                .or(() -> new ShareReserve(memory, queue.get(), new Shares(memory, queue.get()).active().size())
                        .reached(job.spec().ask()))
                .or(() -> new Stock(memory).shortage(job.spec().demand()))
                .orElseGet(() -> inLine(queue.get(), job));
    }

    private WaitReason inLine(Queue queue, Job job) {
        Line line = memory.lines().of(queue.arn()).orElseThrow();
        Predicate<Ask> possible = ask -> fit.never(queue.arn(), ask.demand()).isEmpty();
        int ahead = line.ahead(job.spec().sequence(), possible) + siblingsAhead(job);
        if (ahead == 0) {
            return prospects.of(queue, job.spec().demand());
        }
        Waiting first = line.lanes().firstEntry().getValue().front(possible).head().orElseThrow();
        return new WaitReason.BehindOthers(ahead, first.job(), prospects.of(queue, first.demand()));
    }

    private int siblingsAhead(Job job) {
        Jobs jobs = memory.jobs();
        return job.id().isChild() ? jobs.runnableSiblingsBefore(job.id()) : 0;
    }
}

package dev.longshore.scheduler.core.why;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.scheduler.core.dependency.Prerequisites;
import dev.longshore.scheduler.core.fit.Fit;
import dev.longshore.scheduler.core.placement.Prospects;
import dev.longshore.scheduler.core.placement.Standstill;
import dev.longshore.scheduler.core.reason.WaitReason;
import dev.longshore.scheduler.core.state.Ask;
import dev.longshore.scheduler.core.state.Demand;
import dev.longshore.scheduler.core.state.Job;
import dev.longshore.scheduler.core.state.Jobs;
import dev.longshore.scheduler.core.state.Line;
import dev.longshore.scheduler.core.state.Memory;
import dev.longshore.scheduler.core.state.Queue;
import dev.longshore.scheduler.core.state.Reservation;
import dev.longshore.scheduler.core.state.Waiting;

/** Finds the reason for which a single job, an array or a child waits. Holds for one moment. */
public final class WhyWaiting {

    private final Memory memory;
    private final Prospects prospects;
    private final Standstill standstill;

    public WhyWaiting(Memory memory, Fit fit, Prospects prospects) {
        this.memory = memory;
        this.prospects = prospects;
        this.standstill = Standstill.of(memory, fit);
    }

    /** Nothing for a job that is not known, or that does not wait. */
    public Optional<WaitReason> of(JobId id) {
        return memory.jobs().find(id).flatMap(job -> switch (job.progress().status()) {
            case SUBMITTED, PENDING -> pending(job);
            case RUNNABLE -> Optional.of(runnable(job));
            case STARTING, RUNNING, SUCCEEDED, FAILED -> Optional.empty();
        });
    }

    /** Whether the next room for that job may go to one of a queue whose turn comes before. */
    boolean mayComeAfterAnotherQueue(JobId id) {
        return memory.jobs().find(id).flatMap(job -> memory.queue(job.spec().queue())).filter(standstill::isBehindAnother)
                .isPresent();
    }

    private Optional<WaitReason> pending(Job job) {
        return children(job).or(() -> Optional.of(Prerequisites.unmet(memory.jobs(), job)).filter(unmet -> !unmet.isEmpty())
                .map(unmet -> new WaitReason.WaitingForJobs(unmet, job.terms().afterAnyEnd())));
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
        return standstill.refusal(queue.get(), job.ask()).orElseGet(() -> inLine(queue.get(), job));
    }

    private WaitReason inLine(Queue queue, Job job) {
        Line line = memory.lines().of(queue.arn()).orElseThrow();
        Ask ask = job.ask();
        Predicate<Ask> mayStart = other -> standstill.refusal(queue, other).isEmpty();
        int ahead = line.ahead(ask, job.spec().sequence(), mayStart) + siblingsAhead(job);
        if (ahead > 0) {
            Waiting first = line.lane(ask).front(mayStart).head().orElseThrow();
            WaitReason why = room(queue, first.job(), first.demand());
            return line.isShared()
                    ? new WaitReason.BehindInShare(ask.share(), ahead, first.job(), why)
                    : new WaitReason.BehindOthers(ahead, first.job(), why);
        }
        return standstill.first(queue).filter(first -> line.isShared() && !first.ask().share().equals(ask.share()))
                .<WaitReason>map(first -> new WaitReason.BehindShare(ask.share(), first.ask().share(), first.job(),
                        room(queue, first.job(), first.demand())))
                .orElseGet(() -> room(queue, job.id().parent(), ask.demand()));
    }

    private WaitReason room(Queue queue, JobId job, Demand demand) {
        WaitReason reason = prospects.of(queue, demand);
        if (reason instanceof WaitReason.AboutToBePlaced) {
            return keptForAnother(queue, job, demand).orElse(reason);
        }
        return memory.reservation(queue.arn()).filter(kept -> kept.job().equals(job)).<WaitReason>map(
                kept -> new WaitReason.PlaceKept(reason, kept.instances(), kept.headroom().isPresent(), kept.start(),
                        kept.estimated()))
                .orElse(reason);
    }

    /** An instance there, or else that hosts can give as much: first those of a kind that he would take too. */
    private Optional<WaitReason> keptForAnother(Queue queue, JobId job, Demand demand) {
        List<Arn> environments = queue.definition().computeEnvironments();
        return memory.reservations().stream().filter(kept -> !kept.job().equals(job))
                .filter(kept -> environments.contains(kept.environment()) || kept.headroom().isPresent())
                .min(Comparator.comparing((Reservation kept) -> !environments.contains(kept.environment()))
                        .thenComparing(kept -> !isOnHostsFor(queue, demand, kept)))
                .map(kept -> new WaitReason.KeptForAnother(kept.job(), kept.instances(), kept.start(), kept.estimated()));
    }

    private boolean isOnHostsFor(Queue queue, Demand demand, Reservation kept) {
        return kept.instances().stream().flatMap(id -> memory.instances().find(id).stream())
                .anyMatch(instance -> prospects.wouldTake(queue, demand, instance.shape().type()));
    }

    private int siblingsAhead(Job job) {
        Jobs jobs = memory.jobs();
        return job.id().isChild() ? jobs.runnableSiblingsBefore(job.id()) : 0;
    }
}

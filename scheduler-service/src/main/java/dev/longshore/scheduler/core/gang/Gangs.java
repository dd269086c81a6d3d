package dev.longshore.scheduler.core.gang;

import java.util.List;
import java.util.Optional;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.job.NodeGroup;
import dev.longshore.contracts.status.Transition;
import dev.longshore.scheduler.core.job.Lifecycle;
import dev.longshore.scheduler.core.order.Orders;
import dev.longshore.scheduler.core.state.Instance;
import dev.longshore.scheduler.core.state.Job;
import dev.longshore.scheduler.core.state.Placement;
import dev.longshore.scheduler.core.state.Progress;
import dev.longshore.scheduler.core.state.TurnJournal;

/**
 * What a multi-node job means to its nodes. The job is its main node: both have one progress, one place and one end. The other nodes have a
 * progress each, take a place when the main node does, run once it is RUNNING, and are stopped when it has ended. Their own ends are told
 * and mean nothing to the rest.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/userguide/mnp-job-env.html">AWS Batch user guide, multi-node parallel jobs</a>
 */
public final class Gangs {

    private static final String MAIN_NODE_ENDED = "the main node has ended";

    private final Lifecycle lifecycle;
    private final Orders orders;

    public Gangs(Lifecycle lifecycle, Orders orders) {
        this.lifecycle = lifecycle;
        this.orders = orders;
    }

    /** Every node is given a place, and the main node begins. */
    public void start(TurnJournal journal, Job job, List<Instance> places) {
        NodeGroup nodes = job.spec().submitted().nodes().orElseThrow();
        int attempt = job.progress().nextAttempt();
        for (int node = 0; node < nodes.size(); node++) {
            Job one = find(journal, job.id().node(node));
            Placement placement = Placement.of(attempt, places.get(node), nodes.workload(node).resources(), journal.now());
            lifecycle.start(journal, one, placement);
        }
        orders.run(journal, job, placement(journal, job.id()));
    }

    /** The main node runs: so may the others. */
    public void follow(TurnJournal journal, JobId job) {
        if (!find(journal, job).progress().stopping()) {
            journal.memory().jobs().liveNodes(job)
                    .forEach(node -> orders.run(journal, node, node.progress().placement().orElseThrow()));
        }
    }

    /** The job is tried again: with all its nodes, once those of the attempt that is over have ended. */
    public void runAgain(TurnJournal journal, JobId job) {
        stop(journal, job, MAIN_NODE_ENDED);
        journal.memory().jobs().nodes(job).stream().filter(node -> node.progress().hasEnded())
                .forEach(node -> waitAgain(journal, node));
    }

    /** The job has ended for good. */
    public void ended(TurnJournal journal, JobId job, Optional<String> reason) {
        stop(journal, job, MAIN_NODE_ENDED);
        journal.memory().jobs().nodes(job).stream().filter(node -> node.progress().status() == JobStatus.RUNNABLE)
                .forEach(node -> lifecycle.end(journal, node, node.progress(), JobStatus.FAILED, reason, journal.now()));
    }

    /** The user wants none of the nodes any more. */
    public void terminate(TurnJournal journal, JobId job, String reason) {
        journal.memory().jobs().liveNodes(job)
                .forEach(node -> journal.tell(node, node.progress().withTerminated(reason), List.of()));
        stop(journal, job, reason);
    }

    /** The time of the job is up, and so is that of its nodes. */
    public void timeOut(TurnJournal journal, JobId job, String reason) {
        journal.memory().jobs().liveNodes(job).forEach(node -> journal.keep(node.id(),
                node.progress().withPlacement(node.progress().placement().orElseThrow().outOfTime())));
        stop(journal, job, reason);
    }

    /** Whether a job, or a node, has been told to run: a node is when its main node runs. */
    public boolean isToldToRun(TurnJournal journal, Job job) {
        return !job.id().isNode() || find(journal, job.id().parent()).progress().status() == JobStatus.RUNNING;
    }

    /** Whether a node has a place and is not told to run before its main node runs: its executor knows nothing of it. */
    public boolean awaitsMainNode(TurnJournal journal, Job node) {
        boolean isPlaced = node.progress().placement().isPresent() && isWithMainNode(journal, node);
        return isPlaced && find(journal, node.id().parent()).progress().status() == JobStatus.STARTING;
    }

    /** Whether a live attempt was asked to stop: that of a node also when its main node is no longer at the same attempt. */
    public boolean isStopping(TurnJournal journal, Job job) {
        return job.progress().stopping() || job.id().isNode() && !isWithMainNode(journal, job);
    }

    /** Whether the attempt of a node ends before that of its main node, or the job has ended: there is nothing for it to wait for. */
    public boolean isOver(TurnJournal journal, Job node) {
        return isWithMainNode(journal, node) || find(journal, node.id().parent()).progress().hasEnded();
    }

    private static boolean isWithMainNode(TurnJournal journal, Job node) {
        int attempt = node.progress().placement().orElseThrow().attempt();
        return find(journal, node.id().parent()).progress().placement().filter(main -> main.attempt() == attempt).isPresent();
    }

    /** One node other than the main node is not wanted any more; one that has no place will be given one with the others. */
    public void stopNode(TurnJournal journal, Job node, String reason) {
        node.progress().placement().ifPresent(placement -> orders.stop(journal, placement.executor(),
                node.attempt(placement.attempt()), reason));
    }

    private void stop(TurnJournal journal, JobId job, String reason) {
        journal.memory().jobs().liveNodes(job).forEach(node -> stopNode(journal, node, reason));
    }

    private static void waitAgain(TurnJournal journal, Job node) {
        Progress waiting = node.progress().waiting(JobStatus.RUNNABLE, Optional.empty());
        journal.tell(node, waiting, List.of(new Transition(JobStatus.RUNNABLE, journal.now(), Optional.empty())));
    }

    private static Placement placement(TurnJournal journal, JobId job) {
        return find(journal, job).progress().placement().orElseThrow();
    }

    private static Job find(TurnJournal journal, JobId id) {
        return journal.memory().jobs().find(id).orElseThrow();
    }
}

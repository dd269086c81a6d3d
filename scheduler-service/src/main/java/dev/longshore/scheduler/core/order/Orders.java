package dev.longshore.scheduler.core.order;

import java.time.Duration;
import java.util.Optional;

import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.NodeGroup;
import dev.longshore.contracts.job.Workload;
import dev.longshore.contracts.placement.NodeSeat;
import dev.longshore.contracts.placement.PlacementEvent.AttemptsAcknowledged;
import dev.longshore.contracts.placement.PlacementEvent.JobPlaced;
import dev.longshore.contracts.placement.PlacementEvent.JobStopRequested;
import dev.longshore.scheduler.core.state.Job;
import dev.longshore.scheduler.core.state.Placement;
import dev.longshore.scheduler.core.state.TurnJournal;

/** Words the placement events of one cell. Each goes to the executor's present incarnation, on the partition that it announced. */
public final class Orders {

    private final int cell;
    private final Duration stopGrace;

    public Orders(int cell, Duration stopGrace) {
        this.cell = cell;
        this.stopGrace = stopGrace;
    }

    /** Run the job's attempt where it was placed. */
    public void run(TurnJournal journal, Job job, Placement placement) {
        JobSubmitted submitted = job.spec().submitted();
        Optional<NodeSeat> seat = submitted.nodes().map(nodes -> seat(journal, job, nodes));
        Workload workload = submitted.nodes().map(nodes -> nodes.workload(job.nodeId().index()))
                .orElse(submitted.workload());
        journal.send(placement.executor(), (executor, incarnation) -> new JobPlaced(executor, incarnation,
                job.attempt(placement.attempt()), placement.instance(), submitted.queue(), placement.environment(),
                submitted.jobName(), submitted.jobDefinitionName(), submitted.arraySize(), workload, seat, cell));
    }

    /** The main node begins first, and its address is known when the others do. */
    private static NodeSeat seat(TurnJournal journal, Job job, NodeGroup nodes) {
        Optional<String> address = job.isMultiNode()
                ? Optional.empty()
                : journal.memory().jobs().find(job.id().parent()).flatMap(main -> main.progress().placement())
                        .flatMap(Placement::address);
        return new NodeSeat(nodes.size(), job.nodeId().index(), nodes.mainNode(), address);
    }

    /** Stop an attempt. */
    public void stop(TurnJournal journal, ExecutorId where, AttemptId attempt, String reason) {
        journal.send(where,
                (executor, incarnation) -> new JobStopRequested(executor, incarnation, attempt, reason, stopGrace));
    }

    /** Forget the attempts whose ends were settled in this turn. */
    public void acknowledge(TurnJournal journal) {
        journal.acknowledged().forEach((where, attempts) -> {
            if (!attempts.isEmpty()) {
                journal.send(where, (executor, incarnation) -> new AttemptsAcknowledged(executor, incarnation,
                        attempts.stream().distinct().toList()));
            }
        });
    }
}

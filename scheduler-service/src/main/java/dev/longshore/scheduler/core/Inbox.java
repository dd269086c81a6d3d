package dev.longshore.scheduler.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.capacity.CapacityEvent;
import dev.longshore.contracts.capacity.Heartbeat;
import dev.longshore.contracts.capacity.HostMessage;
import dev.longshore.contracts.capacity.HostSlice;
import dev.longshore.contracts.capacity.InstanceRequest;
import dev.longshore.contracts.command.JobCommand;
import dev.longshore.contracts.command.JobsArchived;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.log.LogMessage;
import dev.longshore.contracts.placement.PlacementEvent;
import dev.longshore.contracts.query.SchedulerAnswer;
import dev.longshore.contracts.query.SchedulerQuery;
import dev.longshore.contracts.report.JobReport;
import dev.longshore.contracts.report.JobReports;
import dev.longshore.contracts.resource.ConsumableResourceUsed;
import dev.longshore.contracts.resource.ResourceDefinition;
import dev.longshore.contracts.resource.ResourceStatusChanged;
import dev.longshore.contracts.status.JobStatusMessage;
import dev.longshore.scheduler.core.state.TurnJournal;

/** Gives each message to the feature that acts on it. One that cannot be acted upon changes nothing but the job that it is about. */
final class Inbox {

    private final Wiring core;
    private final Aftermath aftermath;

    Inbox(Wiring core) {
        this.core = core;
        this.aftermath = new Aftermath(core);
    }

    List<Turn.Refusal> act(TurnJournal journal, List<Message> batch) {
        List<Turn.Refusal> refusals = new ArrayList<>();
        for (int input = 0; input < batch.size(); input++) {
            for (String reason : failures(journal, input, batch.get(input))) {
                refusals.add(new Turn.Refusal(input, reason));
            }
        }
        return refusals;
    }

    private List<String> failures(TurnJournal journal, int input, Message message) {
        try {
            return steps(journal, message).stream().flatMap(step -> step.take(journal, aftermath).stream()).toList();
        } catch (RuntimeException e) {
            throw new InputFailedException(input, e);
        }
    }

    /** What is decided, and taken back, as a whole. */
    private record Step(Runnable decision, Optional<JobId> about, Runnable ifItFails) {

        Optional<String> take(TurnJournal journal, Aftermath aftermath) {
            return aftermath.attempt(journal, decision).map(failure -> {
                String reason = "The scheduler could not act on this: " + failure;
                aftermath.attempt(journal, ifItFails);
                about.ifPresent(job -> aftermath.attempt(journal, () -> aftermath.failJob(journal, job, reason)));
                return reason;
            });
        }
    }

    private List<Step> steps(TurnJournal journal, Message message) {
        return switch (message) {
            case JobCommand command -> List.of(step(journal, command));
            case JobsArchived archived -> archived.jobs().stream().map(job -> step(journal, job)).toList();
            case JobReports reports -> reports.reports().stream().map(report -> step(journal, reports, report)).toList();
            case CapacityEvent event -> List.of(step(() -> act(journal, event)));
            case ResourceDefinition definition -> List.of(step(() -> act(journal, definition)));
            case Heartbeat beat -> List.of(step(() -> core.liveness.heard(journal, beat.executor(), beat.incarnation())));
            case SchedulerQuery query -> List.of();
            case ResourceStatusChanged notForUs -> notForUs(notForUs);
            case ConsumableResourceUsed notForUs -> notForUs(notForUs);
            case PlacementEvent notForUs -> notForUs(notForUs);
            case InstanceRequest notForUs -> notForUs(notForUs);
            case HostMessage notForUs -> notForUs(notForUs);
            case HostSlice notForUs -> notForUs(notForUs);
            case JobStatusMessage notForUs -> notForUs(notForUs);
            case LogMessage notForUs -> notForUs(notForUs);
            case SchedulerAnswer notForUs -> notForUs(notForUs);
        };
    }

    private static Step step(Runnable decision) {
        return new Step(decision, Optional.empty(), () -> {});
    }

    private Step step(TurnJournal journal, JobCommand command) {
        return new Step(() -> act(journal, command), Optional.of(command.job()), () -> {
            if (command instanceof JobCommand.JobSubmitted submitted) {
                core.admission.record(journal, submitted);
            }
        });
    }

    private Step step(TurnJournal journal, JobReports reports, JobReport report) {
        return new Step(() -> core.reports.act(journal, reports.executor(), report), Optional.of(report.attempt().job()),
                () -> {});
    }

    private static List<Step> notForUs(Message message) {
        return List.of(step(() -> {
            throw new IllegalArgumentException(message.getClass().getSimpleName() + " is not for the scheduler");
        }));
    }

    private void act(TurnJournal journal, JobCommand command) {
        switch (command) {
            case JobCommand.JobSubmitted submitted -> core.admission.admit(journal, submitted);
            case JobCommand.CancelRequested request -> core.cancellation.cancel(journal, request);
            case JobCommand.TerminateRequested request -> core.termination.terminate(journal, request);
            case JobCommand.JobArchived archived -> core.retention.archived(journal, archived);
        }
    }

    private void act(TurnJournal journal, CapacityEvent event) {
        switch (event) {
            case CapacityEvent.InstanceEvent about -> core.instanceEvents.act(journal, about);
            case CapacityEvent.ExecutorReady ready -> {
                core.handshake.greet(journal, ready);
                core.liveness.heard(journal, ready.executor(), ready.incarnation());
            }
            case CapacityEvent.HostPoolChanged pool -> {
                core.definitions.describeHosts(journal, pool);
                journal.memory().environments().forEach(known -> core.instanceEvents.tryAgain(journal, known.arn()));
            }
        }
    }

    private void act(TurnJournal journal, ResourceDefinition definition) {
        switch (definition) {
            case ResourceDefinition.ComputeEnvironmentDefined environment ->
                core.deletions.define(journal, environment, () -> core.definitions.define(journal, environment));
            case ResourceDefinition.JobQueueDefined queue -> core.deletions.define(journal, queue, () -> {
                core.definitions.define(journal, queue);
                core.timeLimits.noteAll(journal, queue.arn());
            });
            case ResourceDefinition.SchedulingPolicyDefined policy ->
                core.deletions.define(journal, policy, () -> core.definitions.define(journal, policy));
            case ResourceDefinition.ConsumableResourceDefined consumable ->
                core.deletions.define(journal, consumable, () -> core.definitions.define(journal, consumable));
            case ResourceDefinition.ResourceDeleted deleted -> core.deletions.delete(journal, deleted);
        }
    }
}

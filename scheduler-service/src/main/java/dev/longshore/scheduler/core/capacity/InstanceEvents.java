package dev.longshore.scheduler.core.capacity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.longshore.contracts.capacity.CapacityEvent.InstanceEvent;
import dev.longshore.contracts.capacity.CapacityEvent.InstanceInterrupted;
import dev.longshore.contracts.capacity.CapacityEvent.InstanceLaunching;
import dev.longshore.contracts.capacity.CapacityEvent.InstanceReady;
import dev.longshore.contracts.capacity.CapacityEvent.InstanceTerminated;
import dev.longshore.contracts.capacity.CapacityEvent.LaunchFailed;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.scheduler.core.state.Environment;
import dev.longshore.scheduler.core.state.Instance;
import dev.longshore.scheduler.core.state.Instance.Stage;
import dev.longshore.scheduler.core.state.TurnJournal;

/** Acts on what the provisioner says of instances. Each event may come again. */
public final class InstanceEvents {

    private final IdleInstances idle;
    private final HostLoss loss;
    private final Duration backoff;
    private final Duration backoffLimit;

    /**
     * @param backoff after the first launch that failed; doubled for each further one
     * @param backoffLimit the longest pause
     */
    public InstanceEvents(IdleInstances idle, HostLoss loss, Duration backoff, Duration backoffLimit) {
        this.idle = idle;
        this.loss = loss;
        this.backoff = backoff;
        this.backoffLimit = backoffLimit;
    }

    public void act(TurnJournal journal, InstanceEvent event) {
        switch (event) {
            case InstanceLaunching launching -> find(journal, event, Stage.REQUESTED)
                    .ifPresent(instance -> journal.put(instance.launching()));
            case InstanceReady ready -> ready(journal, ready);
            case InstanceInterrupted interrupted -> find(journal, event, Stage.LAUNCHING, Stage.READY)
                    .ifPresent(instance -> journal.put(instance.interrupted(interrupted.takenAwayAt())));
            case InstanceTerminated gone -> journal.memory().instances().find(gone.instance())
                    .ifPresent(instance -> terminated(journal, instance));
            case LaunchFailed failed -> find(journal, event, Stage.REQUESTED, Stage.LAUNCHING)
                    .ifPresent(instance -> failed(journal, instance, failed.reason()));
        }
    }

    private void ready(TurnJournal journal, InstanceReady ready) {
        if (journal.memory().instances().find(ready.instance()).isEmpty()) {
            idle.say(journal, ready.instance(), ready.computeEnvironment());
            return;
        }
        find(journal, ready, Stage.REQUESTED, Stage.LAUNCHING).ifPresent(instance -> {
            journal.put(instance.ready(ready.executor(), ready.shape()));
            journal.touch(instance.id());
            journal.memory().environment(instance.environment()).filter(known -> known.trouble().isPresent())
                    .ifPresent(known -> journal.put(known.withoutTrouble()));
        });
    }

    private void terminated(TurnJournal journal, Instance instance) {
        loss.lose(journal, instance);
        journal.remove(instance);
    }

    private void failed(TurnJournal journal, Instance instance, String reason) {
        journal.remove(instance);
        journal.memory().environment(instance.environment())
                .ifPresent(known -> journal.put(known.withTrouble(reason, retryAt(journal, known))));
    }

    private Instant retryAt(TurnJournal journal, Environment environment) {
        int doublings = Math.min(16, environment.trouble().map(Environment.LaunchTrouble::failures).orElse(0));
        Duration pause = backoff.multipliedBy(1L << doublings);
        return journal.now().plus(pause.compareTo(backoffLimit) < 0 ? pause : backoffLimit);
    }

    private static Optional<Instance> find(TurnJournal journal, InstanceEvent event, Stage... stages) {
        return journal.memory().instances().find(event.instance())
                .filter(instance -> List.of(stages).contains(instance.stage()));
    }

    /** The pause after failed launches is over for an environment. */
    public void tryAgain(TurnJournal journal, Arn environment) {
        journal.memory().environment(environment).filter(known -> known.due().isPresent())
                .ifPresent(known -> journal.put(known.withAnotherTry()));
    }
}

package dev.longshore.scheduler.core.executor;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.scheduler.core.capacity.HostLoss;
import dev.longshore.scheduler.core.capacity.IdleInstances;
import dev.longshore.scheduler.core.state.Executor;
import dev.longshore.scheduler.core.state.Instance;
import dev.longshore.scheduler.core.state.TurnJournal;

/**
 * Declares executors lost that have been silent for too long. Silence is not death: it counts only while this owner of the cell has itself
 * been hearing heartbeats, from whomever, without a gap for a full timeout. A take-over, a broker's return or a stall starts the count
 * anew; so who was heard when is not state, and is not kept.
 *
 * <p>So that the loss of the only executor is noticed, the shell should send heartbeats of its own to the cell, under a name that no
 * executor has.
 */
public final class Liveness {

    /** Parts of the timeout: how often is looked, and how long a gap may be. */
    private static final int PARTS = 3;

    private final Duration timeout;
    private final HostLoss loss;
    private final IdleInstances idle;
    private final Map<ExecutorId, Instant> heardAt = new LinkedHashMap<>();
    private Instant hearingSince = Instant.MAX;
    private Instant lastHeard = Instant.EPOCH;
    private Instant lookAt = Instant.EPOCH;

    public Liveness(Duration timeout, HostLoss loss, IdleInstances idle) {
        this.timeout = timeout;
        this.loss = loss;
        this.idle = idle;
    }

    /** A sign of life. One that was lost is back. */
    public void heard(TurnJournal journal, ExecutorId executor, String incarnation) {
        Instant now = journal.now();
        if (hearingSince.equals(Instant.MAX) || lastHeard.plus(gap()).isBefore(now)) {
            hearingSince = now;
            heardAt.clear();
        }
        lastHeard = now;
        journal.memory().instances().executor(executor).filter(known -> known.incarnation().equals(incarnation))
                .ifPresent(known -> alive(journal, known));
    }

    /** When it is to be looked for silent ones again; never while nothing is heard. */
    public Optional<Instant> nextLook() {
        return hearingSince.equals(Instant.MAX) ? Optional.empty() : Optional.of(lookAt);
    }

    public void look(TurnJournal journal) {
        Instant now = journal.now();
        if (nextLook().filter(due -> !due.isAfter(now)).isEmpty()) {
            return;
        }
        lookAt = now.plus(gap());
        if (lastHeard.plus(gap()).isBefore(now)) {
            hearingSince = Instant.MAX;
            return;
        }
        journal.memory().instances().executors().stream()
                .filter(executor -> !executor.lost() && silentSince(executor.id()).plus(timeout).isBefore(now))
                .forEach(executor -> lose(journal, executor));
    }

    private void alive(TurnJournal journal, Executor executor) {
        heardAt.put(executor.id(), journal.now());
        if (executor.lost()) {
            journal.put(executor.withLost(false));
            journal.memory().instances().servedBy(executor.id()).forEach(journal::touch);
        }
    }

    private void lose(TurnJournal journal, Executor executor) {
        journal.put(executor.withLost(true));
        for (InstanceId id : journal.memory().instances().servedBy(executor.id())) {
            Instance instance = journal.memory().instances().find(id).orElseThrow();
            loss.lose(journal, instance);
            if (instance.stage() == Instance.Stage.READY) {
                idle.giveBack(journal, instance);
            }
        }
    }

    private Instant silentSince(ExecutorId executor) {
        Instant heard = heardAt.getOrDefault(executor, hearingSince);
        return heard.isAfter(hearingSince) ? heard : hearingSince;
    }

    private Duration gap() {
        return timeout.dividedBy(PARTS);
    }
}

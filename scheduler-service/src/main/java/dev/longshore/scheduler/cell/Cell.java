package dev.longshore.scheduler.cell;

import java.time.Duration;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.longshore.scheduler.state.StateImage;
import dev.longshore.scheduler.state.UnreadableStateException;

/**
 * A cell that this scheduler owns, on a thread of its own: one term after the other until it is told to stop. After any failure the
 * memory is thrown away and built again from what is durable (ADR 0004).
 */
final class Cell implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Cell.class);

    private static final Duration STEADY = Duration.ofSeconds(10);

    private final CellWorkshop workshop;
    private final int cell;
    private final Patience patience = new Patience();
    private final Quarantine quarantine = new Quarantine();
    private StateImage image;
    /** Said once, until the cell has worked for a while. */
    private String trouble = "";
    private volatile Consumer<String, byte[]> consumer;
    private volatile CellCondition condition = CellCondition.RESTORING;

    /** @param image what is known of the state; the rest is read */
    Cell(CellWorkshop workshop, int cell, StateImage image) {
        this.workshop = workshop;
        this.cell = cell;
        this.image = image;
    }

    /** Returns when {@link #stop} was called, or when the state cannot be read. */
    @Override
    public void run() {
        while (!patience.isCalledOff()) {
            try {
                serve();
            } catch (UnreadableStateException e) {
                LOG.error("cell {} stops: {}", cell, e.getMessage());
                condition = CellCondition.broken(e.getMessage());
                return;
            } catch (WakeupException e) {
                LOG.debug("cell {} was told to stop", cell);
            } catch (RuntimeException e) {
                recoverFrom(e);
            }
        }
    }

    /** Ends the term after the step that is under way. Does not wait for it. */
    void stop() {
        patience.callOff();
        Consumer<String, byte[]> current = consumer;
        if (current != null) {
            current.wakeup();
        }
    }

    CellCondition condition() {
        return condition;
    }

    private void serve() {
        long start = System.nanoTime();
        consumer = workshop.clients().inputs(cell);
        try (CellTerm term = new CellTerm(workshop, cell, consumer, quarantine)) {
            int entities = term.begin(takeImage());
            LOG.info("cell {} works, with {} entities restored in {} ms", cell, entities,
                    (System.nanoTime() - start) / 1_000_000);
            condition = CellCondition.working(entities);
            while (!patience.isCalledOff()) {
                term.step();
                forgetTroubleAfter(start);
            }
        }
    }

    private void forgetTroubleAfter(long start) {
        if (!trouble.isEmpty() && System.nanoTime() - start > STEADY.toNanos()) {
            patience.renew();
            trouble = "";
        }
    }

    private StateImage takeImage() {
        StateImage known = image;
        image = new StateImage(workshop.cores().codec());
        return known;
    }

    /** Whose cell it is, a member of the group learns within a third of its session. */
    private void recoverFrom(RuntimeException failure) {
        if (isFencing(failure)) {
            LOG.info("cell {} was taken over by another scheduler", cell);
            condition = CellCondition.waiting("taken over by another scheduler");
            patience.pause(workshop.settings().sessionTimeout().dividedBy(2));
            return;
        }
        failed(failure);
        patience.pause();
    }

    private static boolean isFencing(Throwable failure) {
        return failure instanceof ProducerFencedException || failure instanceof InvalidProducerEpochException
                || failure.getCause() != null && isFencing(failure.getCause());
    }

    private void failed(RuntimeException failure) {
        String reason = reason(failure);
        if (!reason.equals(trouble)) {
            LOG.warn("cell {} is built again: {}", cell, reason, failure instanceof KafkaException ? null : failure);
        }
        trouble = reason;
        condition = CellCondition.waiting(reason);
    }

    private static String reason(RuntimeException failure) {
        Throwable cause = failure instanceof KafkaException && failure.getCause() != null ? failure.getCause() : failure;
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}

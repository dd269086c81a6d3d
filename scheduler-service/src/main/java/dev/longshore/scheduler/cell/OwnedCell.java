package dev.longshore.scheduler.cell;

import java.time.Duration;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import dev.longshore.scheduler.state.StateImage;
import dev.longshore.scheduler.state.UnreadableStateException;

/**
 * A cell that this scheduler owns, on a thread of its own: one term after the other until it is told to stop. After any failure the
 * memory is thrown away and built again from what is durable (ADR 0004).
 */
final class OwnedCell implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(OwnedCell.class);

    /** Only a new version, or somebody's hand, mends it. */
    private static final Duration LONGEST_PAUSE_AFTER_OWN_FAILURE = Duration.ofSeconds(30);

    private final CellWorkshop workshop;
    private final int cell;
    private final Patience patience = new Patience();
    private final Quarantine quarantine = new Quarantine();
    private StateImage image;
    private long termBegan;
    private final Trouble trouble = new Trouble();
    private volatile Consumer<String, byte[]> consumer;
    private volatile CellCondition condition = CellCondition.RESTORING;

    /** @param image what is known of the state; the rest is read */
    OwnedCell(CellWorkshop workshop, int cell, StateImage image) {
        this.workshop = workshop;
        this.cell = cell;
        this.image = image;
    }

    /** Returns when {@link #stop} was called, or when the state cannot be read. */
    @Override
    public void run() {
        while (!patience.isCalledOff()) {
            termBegan = System.nanoTime();
            try {
                serve();
            } catch (UnreadableStateException e) {
                LOG.error("cell {} stops: {}", cell, e.getMessage());
                condition = CellCondition.broken(e.getMessage());
                return;
            } catch (WakeupException e) {
                LOG.debug("cell {} was told to stop", cell);
            } catch (RuntimeException e) {
                recoverFrom(TermFailure.of(e));
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
        consumer = workshop.clients().inputs(cell);
        try (CellTerm term = new CellTerm(workshop, cell, consumer, quarantine)) {
            int entities = term.begin(takeImage());
            LOG.info("cell {} works, with {} entities restored in {} ms", cell, entities, termLasts().toMillis());
            CellCondition well = CellCondition.working(entities);
            condition = trouble.persists() ? CellCondition.troubled(trouble.reason()) : well;
            while (!patience.isCalledOff()) {
                term.step();
                if (trouble.isOutlived(termLasts())) {
                    patience.renew();
                    condition = well;
                }
            }
        }
    }

    private Duration termLasts() {
        return Duration.ofNanos(System.nanoTime() - termBegan);
    }

    private StateImage takeImage() {
        StateImage known = image;
        image = new StateImage(workshop.cores().codec());
        return known;
    }

    private void recoverFrom(TermFailure failure) {
        boolean news = trouble.struck(failure, termLasts());
        condition = trouble.persists() ? CellCondition.troubled(failure.reason()) : CellCondition.waiting(failure.reason());
        switch (failure) {
            case TermFailure.TakenOver over -> {
                LOG.info("cell {} was {}", cell, over.reason());
                waitForTheGroup();
            }
            case TermFailure.OfKafka kafka -> {
                LOG.atLevel(level(news)).log("cell {} is built again: {}", cell, kafka.reason());
                patience.pause();
            }
            case TermFailure.OfInput input -> {
                LOG.atLevel(level(news)).setCause(input.cause()).log("cell {} is built again: {}", cell, input.reason());
                patience.pause();
            }
            case TermFailure.OfOwnWork own -> {
                complain(own, news);
                patience.pauseUpTo(LONGEST_PAUSE_AFTER_OWN_FAILURE);
            }
        }
    }

    /** Whose cell it is, a member of the group learns at its next heartbeat, well within half of its session. */
    private void waitForTheGroup() {
        patience.pause(workshop.settings().sessionTimeout().dividedBy(2));
    }

    private void complain(TermFailure.OfOwnWork own, boolean news) {
        workshop.news().metrics().ownWorkFailed(own.work());
        if (news) {
            LOG.error("cell {} is built again, and again for as long as this lasts, because no message is to blame: {}", cell,
                    own.reason(), own.cause());
        }
    }

    private static Level level(boolean news) {
        return news ? Level.WARN : Level.DEBUG;
    }
}

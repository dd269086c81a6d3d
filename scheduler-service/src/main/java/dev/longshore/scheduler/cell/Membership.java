package dev.longshore.scheduler.cell;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import dev.longshore.contracts.topic.Topic;
import dev.longshore.scheduler.state.StandbyStates;

/**
 * This scheduler as a member of the group that shares out the cells: whoever is given a partition of the job commands owns that cell.
 * Between two looks at the group it follows the states of cells it does not own.
 */
final class Membership implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Membership.class);
    private static final CloseOptions LEAVE = CloseOptions.timeout(Duration.ofSeconds(2))
            .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP);
    /** Also how long, twice, a take-over may wait for the other of the two looks. */
    private static final Duration LOOK = Duration.ofMillis(100);

    private final CellWorkshop workshop;
    private final int cells;
    private volatile Thread thread;
    private volatile Consumer<String, byte[]> consumer;
    private volatile OwnedCells owned;
    private volatile boolean stopping;

    /** @param cells how many there are in all */
    Membership(CellWorkshop workshop, int cells) {
        this.workshop = workshop;
        this.cells = cells;
    }

    @Override
    public void start() {
        stopping = false;
        thread = Thread.ofPlatform().name("membership").start(this::takePart);
    }

    /** Finishes the steps under way, then leaves the group, so that another member takes over at once. */
    @Override
    public void stop() {
        stopping = true;
        Consumer<String, byte[]> current = consumer;
        if (current != null) {
            current.wakeup();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** How each owned cell is doing; none while this scheduler stands by. */
    Map<Integer, CellCondition> conditions() {
        OwnedCells current = owned;
        return current == null ? Map.of() : current.conditions();
    }

    /** Whether the group has said which cells are this scheduler's, if any. */
    boolean isSettled() {
        OwnedCells current = owned;
        return current != null && current.isSettled();
    }

    private void takePart() {
        Patience patience = new Patience();
        while (!stopping) {
            try {
                takePartOnce();
            } catch (WakeupException e) {
                LOG.debug("told to stop");
            } catch (RuntimeException e) {
                LOG.warn("the membership begins anew: {}", e.getMessage(), e instanceof KafkaException ? null : e);
                patience.pause();
            }
        }
    }

    private void takePartOnce() {
        Consumer<String, byte[]> membership = workshop.clients().membership();
        consumer = membership;
        try (StandbyStates standby = new StandbyStates(workshop.clients().state(), workshop.cores().codec())) {
            OwnedCells current = new OwnedCells(workshop, cells, membership, standby);
            owned = current;
            try {
                membership.subscribe(List.of(Topic.JOB_COMMANDS.topicName()), current);
                current.followOthers();
                while (!stopping) {
                    membership.poll(LOOK);
                    standby.readOn(LOOK);
                }
            } finally {
                current.stopAll();
                membership.close(LEAVE);
            }
        }
    }
}

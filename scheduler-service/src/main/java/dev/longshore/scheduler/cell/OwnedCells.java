package dev.longshore.scheduler.cell;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;

import dev.longshore.scheduler.state.StandbyStates;

/**
 * The cells that the group has given to this scheduler, each on a thread of its own, and the states of the others, which it follows.
 * Changes only within the membership's poll.
 */
final class OwnedCells implements ConsumerRebalanceListener {

    private static final Duration LONGEST_STEP = Duration.ofSeconds(5);

    private final CellWorkshop workshop;
    private final int cells;
    private final Consumer<String, byte[]> membership;
    private final StandbyStates standby;
    private final Map<Integer, Running> running = new ConcurrentSkipListMap<>();
    private volatile boolean settled;

    /** @param cells how many there are in all */
    OwnedCells(CellWorkshop workshop, int cells, Consumer<String, byte[]> membership,
            StandbyStates standby) {
        this.workshop = workshop;
        this.cells = cells;
        this.membership = membership;
        this.standby = standby;
    }

    /** The partition itself is read by the cell's own consumer: this one is there for the group. */
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        membership.pause(partitions);
        partitions.forEach(partition -> running.computeIfAbsent(partition.partition(), this::start));
        followOthers();
        settled = true;
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> stop(partition.partition()));
        followOthers();
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        onPartitionsRevoked(partitions);
    }

    /** How each owned cell is doing. May be called by any thread. */
    Map<Integer, CellCondition> conditions() {
        return running.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().condition()));
    }

    /** Whether the group has decided for the first time. May be called by any thread. */
    boolean isSettled() {
        return settled;
    }

    void stopAll() {
        running.values().forEach(each -> each.cell.stop());
        Set.copyOf(running.keySet()).forEach(this::stop);
    }

    /** Without any cell yet, all are others'. */
    void followOthers() {
        standby.follow(IntStream.range(0, cells).boxed().filter(cell -> !running.containsKey(cell))
                .limit(workshop.settings().standbyCells()).collect(Collectors.toSet()));
    }

    private Running start(int number) {
        OwnedCell cell = new OwnedCell(workshop, number, standby.handOver(number));
        return new Running(cell, Thread.ofPlatform().name("cell-" + number).start(cell));
    }

    private void stop(int number) {
        Running stopped = running.remove(number);
        if (stopped == null) {
            return;
        }
        stopped.cell.stop();
        try {
            if (!stopped.thread.join(LONGEST_STEP)) {
                stopped.thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Running(OwnedCell cell, Thread thread) {

        CellCondition condition() {
            return thread.isAlive() || !cell.condition().working()
                    ? cell.condition()
                    : CellCondition.broken("its thread has died");
        }
    }
}

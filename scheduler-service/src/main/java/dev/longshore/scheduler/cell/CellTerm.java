package dev.longshore.scheduler.cell;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

import dev.longshore.messaging.Pace;
import dev.longshore.scheduler.core.InputFailedException;
import dev.longshore.scheduler.core.Turn;
import dev.longshore.scheduler.state.StateImage;
import dev.longshore.scheduler.state.StateReader;

/**
 * A term of office over a cell: from the shutting out of whoever wrote before, to the first failure. Whatever fails is thrown; then
 * memory may be ahead of what is durable, and the term is over.
 */
final class CellTerm implements AutoCloseable {

    /** Without it, closing a consumer waits until the broker has answered the fetch that is under way. */
    private static final CloseOptions AT_ONCE = CloseOptions.timeout(Duration.ZERO);
    /** Also the longest time in which a silent Kafka goes unnoticed. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

    /** A turn is a transaction. More, and a slot of a host would be empty for longer than a short job takes. */
    private static final Duration BETWEEN_TURNS = Duration.ofMillis(5);
    private static final Duration BETWEEN_CENSUSES = Duration.ofSeconds(1);
    private static final int HEARTBEATS_IN_TIMEOUT = 9;

    private final CellWorkshop workshop;
    private final int cell;
    private final Consumer<String, byte[]> consumer;
    private final Producer<String, byte[]> producer;
    private final Quarantine quarantine;
    private final TurnRecords records;
    private final Pace pace = new Pace(BETWEEN_TURNS, System.nanoTime());
    private CellCore core;
    private CellInputs inputs;
    private Instant nextHeartbeat = Instant.EPOCH;
    private Instant nextCensus = Instant.EPOCH;

    /** @param consumer for the inputs; this owns and closes it */
    CellTerm(CellWorkshop workshop, int cell, Consumer<String, byte[]> consumer, Quarantine quarantine) {
        this.workshop = workshop;
        this.cell = cell;
        this.consumer = consumer;
        this.producer = workshop.clients().writer(cell);
        this.quarantine = quarantine;
        this.records = new TurnRecords(cell, workshop.cores().codec());
    }

    /** Shuts the former owner out, reads what it left, and stands where it stood. Returns the number of entities. */
    int begin(StateImage image) {
        producer.initTransactions();
        Consumer<String, byte[]> reader = workshop.clients().state();
        try {
            StateReader.readToEnd(reader, cell, image);
        } finally {
            reader.close(AT_ONCE);
        }
        core = workshop.cores().factory().apply(cell);
        image.entities().forEach(core::restore);
        inputs = CellInputs.from(image.offsets(), consumer, cell, quarantine);
        return image.entities().size();
    }

    /** One poll, once it is time for a turn, and what comes of it. */
    void step() {
        Instant now = workshop.clock().instant();
        saySignOfLife(now);
        lookAround(now);
        LockSupport.parkNanos(pace.toWait(System.nanoTime()));
        for (InputBatch batch : inputs.poll(untilDue())) {
            actOn(batch, workshop.clock().instant());
        }
    }

    private void saySignOfLife(Instant now) {
        if (!now.isBefore(nextHeartbeat)) {
            workshop.asides().heartbeat(cell, now);
            nextHeartbeat = now.plus(workshop.settings().heartbeatTimeout().dividedBy(HEARTBEATS_IN_TIMEOUT));
        }
    }

    private void lookAround(Instant now) {
        if (!now.isBefore(nextCensus)) {
            workshop.news().gauges().show(cell, core.census());
            core.lookAtFronts(now);
            nextCensus = now.plus(BETWEEN_CENSUSES);
        }
    }

    private Duration untilDue() {
        Optional<Duration> left = core.nextDue().map(due -> Duration.between(workshop.clock().instant(), due));
        return left.map(wait -> wait.isNegative() ? Duration.ZERO : wait).filter(wait -> wait.compareTo(LONGEST_WAIT) < 0)
                .orElse(LONGEST_WAIT);
    }

    private void actOn(InputBatch batch, Instant now) {
        if (!batch.toDecide().isEmpty() || !batch.toPutAside().isEmpty() || isDue(now)) {
            Turn turn = decide(batch, now);
            if (!turn.isEmpty() || !batch.toPutAside().isEmpty()) {
                pace.begins(System.nanoTime());
                workshop.news().metrics().timeTransaction(() -> commit(records.of(batch, turn)));
                workshop.news().committed(batch, turn);
            }
            quarantine.passed(batch);
        }
        batch.queries().forEach(query -> workshop.asides().answer(query, core, now));
    }

    private boolean isDue(Instant now) {
        return core.nextDue().filter(due -> !due.isAfter(now)).isPresent();
    }

    private Turn decide(InputBatch batch, Instant now) {
        try {
            return core.process(batch.messages(), now);
        } catch (InputFailedException e) {
            quarantine.broken(batch.toDecide().get(e.input()), "the scheduler failed on it twice: " + e.getCause());
            throw e;
        }
    }

    private void commit(List<ProducerRecord<String, byte[]>> turn) {
        producer.beginTransaction();
        turn.forEach(producer::send);
        producer.commitTransaction();
    }

    /** Leaves an open transaction as it is: the next term aborts it. */
    @Override
    public void close() {
        workshop.news().gauges().forget(cell);
        consumer.close(AT_ONCE);
        producer.close(Duration.ZERO);
    }
}

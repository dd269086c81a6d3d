package dev.longshore.scheduler.cell;

import java.time.Duration;
import java.time.Instant;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.Heartbeat;
import dev.longshore.contracts.query.SchedulerAnswer;
import dev.longshore.contracts.query.SchedulerAnswer.EnvironmentSizes;
import dev.longshore.contracts.query.SchedulerAnswer.WaitingBecause;
import dev.longshore.contracts.query.SchedulerQuery;
import dev.longshore.contracts.query.SchedulerQuery.Explain;
import dev.longshore.contracts.query.SchedulerQuery.FrontOf;
import dev.longshore.contracts.query.SchedulerQuery.HowHealthy;
import dev.longshore.contracts.query.SchedulerQuery.HowLarge;
import dev.longshore.contracts.query.SchedulerQuery.WhyWaiting;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.messaging.Route;

/** What cells say outside of transactions. None of it is state: what is lost is asked for, or said, again. */
final class Asides implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Asides.class);
    private static final Duration CLOSE = Duration.ofSeconds(1);
    private static final ExecutorId NO_EXECUTOR = new ExecutorId("scheduler");

    private final Producer<String, Message> producer;

    /** @param producer gives up soon, because a cell waits for it; this owns and closes it */
    Asides(Producer<String, Message> producer) {
        this.producer = producer;
    }

    /** From memory. A question that cannot be answered has changed nothing, and costs nothing but itself. */
    void answer(SchedulerQuery query, CellCore core, Instant now) {
        if (query.answerPartition() < 0 || query.answerPartition() >= Topic.HASH_PARTITIONS) {
            LOG.debug("nobody can listen for an answer on partition {}", query.answerPartition());
            return;
        }
        try {
            send(Route.toPartition(Topic.ANSWERS, query.answerPartition(), answerTo(query, core, now)));
        } catch (RuntimeException e) {
            LOG.warn("query {} cannot be answered", query.queryId(), e);
        }
    }

    /** To the cell itself: an owner that hears its own heartbeat knows that the silence of an executor is not its own deafness. */
    void heartbeat(int cell, Instant now) {
        send(Route.toCell(Topic.HEARTBEATS, cell, new Heartbeat(NO_EXECUTOR, "", now)));
    }

    private static SchedulerAnswer answerTo(SchedulerQuery query, CellCore core, Instant now) {
        return switch (query) {
            case WhyWaiting why -> new WaitingBecause(why.queryId(), core.whyWaiting(why.jobs()));
            case Explain explain -> core.explain(explain, now);
            case HowHealthy healthy -> core.health(healthy, now);
            case FrontOf front -> core.front(front, now);
            case HowLarge large -> new EnvironmentSizes(large.queryId(), core.vcpuMillis(large.environments()));
        };
    }

    private void send(ProducerRecord<String, Message> aside) {
        try {
            producer.send(aside);
        } catch (KafkaException e) {
            LOG.debug("not said on {}: {}", aside.topic(), e.getMessage());
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE);
    }
}

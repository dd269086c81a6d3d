package dev.longshore.scheduler.cell;

import java.time.Instant;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.query.SchedulerAnswer;
import dev.longshore.contracts.query.SchedulerAnswer.WaitingBecause;
import dev.longshore.contracts.query.SchedulerQuery;
import dev.longshore.contracts.query.SchedulerQuery.WhyWaiting;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.messaging.Route;

/** Answers what gateways ask, from memory and outside of transactions: an answer that is lost is asked for again. */
final class Answers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private final Producer<String, Message> producer;

    /** @param producer gives up soon, because a cell waits for it; this owns and closes it */
    Answers(Producer<String, Message> producer) {
        this.producer = producer;
    }

    void answer(SchedulerQuery query, CellCore core, Instant now) {
        if (query.answerPartition() < 0 || query.answerPartition() >= Topic.HASH_PARTITIONS) {
            LOG.debug("nobody can listen for an answer on partition {}", query.answerPartition());
            return;
        }
        try {
            producer.send(Route.toPartition(Topic.ANSWERS, query.answerPartition(), answerTo(query, core, now)));
        } catch (KafkaException e) {
            LOG.debug("query {} remains without an answer: {}", query.queryId(), e.getMessage());
        }
    }

    private static SchedulerAnswer answerTo(SchedulerQuery query, CellCore core, Instant now) {
        return switch (query) {
            case WhyWaiting why -> new WaitingBecause(why.queryId(), core.whyWaiting(why.jobs(), now));
        };
    }

    @Override
    public void close() {
        producer.close();
    }
}

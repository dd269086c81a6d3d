package dev.longshore.gateway.resource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.topic.Topic;

/** Clears away what is kept of deleted resources, in the store and on the topic, when nobody can be that late any more. */
@Component
class Graves {

    static final Duration KEPT = Duration.ofDays(1);

    private static final int PAGE = 200;
    private static final long PATIENCE_SECONDS = 30;

    private final Outbox outbox;
    private final KafkaTemplate<String, Message> kafka;

    Graves(Outbox outbox, KafkaTemplate<String, Message> kafka) {
        this.outbox = outbox;
        this.kafka = kafka;
    }

    /**
     * Returns when all are cleared that were made longer ago than they are kept.
     *
     * @throws com.mongodb.MongoException when the store is away
     */
    void clear(Instant now) throws InterruptedException, ExecutionException, TimeoutException {
        List<Resource> page;
        do {
            page = outbox.graves(now.minus(KEPT), PAGE);
            for (Resource grave : page) {
                kafka.send(new ProducerRecord<>(Topic.RESOURCES.topicName(), 0, grave.id().arn().toString(), null))
                        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                outbox.clear(grave);
            }
        } while (page.size() == PAGE);
    }
}

package dev.longshore.provisioner.kafka;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

import dev.longshore.contracts.topic.Topic;
import dev.longshore.messaging.Inbound;

/**
 * The provisioner's loop. The member of its group that is given the requests owns the pool; others stand by. Whatever goes wrong with
 * Kafka, it forgets the pool and comes back for it.
 */
@Component
final class PoolService implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PoolService.class);
    private static final String GROUP = "provisioner";
    private static final TopicPartition REQUESTS = new TopicPartition(Topic.INSTANCE_REQUESTS.topicName(), 0);
    private static final List<String> TOPICS = List.of(Topic.INSTANCE_REQUESTS.topicName(), Topic.RESOURCES.topicName(),
            Topic.HOSTS.topicName(), Topic.HEARTBEATS.topicName());
    private static final Duration POLL = Duration.ofMillis(500);

    private final ConsumerFactory<String, Inbound> consumers;
    private final PoolOwners owners;
    private final Clock clock;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean running;
    private volatile Standing standing = Standing.OUTSIDE;

    PoolService(ConsumerFactory<String, Inbound> consumers, PoolOwners owners, Clock clock) {
        this.consumers = consumers;
        this.owners = owners;
        this.clock = clock;
    }

    /** Where this provisioner stands among its group. */
    enum Standing {
        OUTSIDE, STANDING_BY, OWNER
    }

    Standing standing() {
        return standing;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().name("host-pool").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        closed.countDown();
        try {
            if (!ended.await(5, TimeUnit.SECONDS)) {
                LOG.warn("the host pool is still at work");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (!isClosed()) {
            try {
                serve();
            } catch (RuntimeException e) {
                LOG.warn("the host pool is restored after a failure: {}", e.toString());
                LOG.debug("the failure", e);
                pause();
            }
        }
        ended.countDown();
    }

    private void serve() {
        try (Consumer<String, Inbound> consumer = consumers.createConsumer(GROUP, "requests");
                Membership membership = new Membership(consumer)) {
            consumer.subscribe(TOPICS, membership);
            while (!isClosed()) {
                membership.take(consumer.poll(POLL));
            }
        } finally {
            standing = Standing.OUTSIDE;
        }
    }

    private void pause() {
        try {
            closed.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** Follows what the group assigns to one consumer. */
    private final class Membership implements ConsumerRebalanceListener, AutoCloseable {

        private final Consumer<String, Inbound> consumer;
        private PoolOwner owner;

        Membership(Consumer<String, Inbound> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            if (partitions.contains(REQUESTS)) {
                owner = owners.takeOver(consumer);
                take(ConsumerRecords.empty());
            }
            standing = owner == null ? Standing.STANDING_BY : Standing.OWNER;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            if (partitions.contains(REQUESTS)) {
                close();
            }
        }

        void take(ConsumerRecords<String, Inbound> records) {
            if (owner != null) {
                owner.take(records, clock.instant());
            }
        }

        @Override
        public void close() {
            if (owner != null) {
                owner.close();
                owner = null;
            }
        }
    }
}

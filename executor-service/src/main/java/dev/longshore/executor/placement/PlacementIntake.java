package dev.longshore.executor.placement;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

import dev.longshore.contracts.topic.Topic;
import dev.longshore.executor.host.ExecutorIdentity;
import dev.longshore.messaging.Inbound;

/**
 * Reads this executor's partition of the placements from the end on: what was placed before is told anew, in answer to what the
 * executor says of itself when it has arrived there. Never ends by itself; Kafka being away is waited for.
 */
@Component
final class PlacementIntake {

    private static final Logger LOG = LoggerFactory.getLogger(PlacementIntake.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final ConsumerFactory<String, Inbound> consumers;
    private final KafkaAdmin admin;
    private final PlacementHandler handler;
    private final TopicPartition partition;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile OptionalLong position = OptionalLong.empty();
    private boolean started;
    private volatile boolean reading;
    private volatile Optional<Consumer<String, Inbound>> current = Optional.empty();

    PlacementIntake(ConsumerFactory<String, Inbound> consumers, KafkaAdmin admin, PlacementHandler handler,
            ExecutorIdentity identity) {
        this.consumers = consumers;
        this.admin = admin;
        this.handler = handler;
        this.partition = new TopicPartition(Topic.PLACEMENTS.topicName(), identity.placementPartition());
    }

    /** Whether placements are being read. */
    boolean isReading() {
        return reading;
    }

    /** Finds the end of the partition: what is placed from now on will be read. Waits until Kafka answers. */
    void findEnd() throws InterruptedException {
        while (position.isEmpty() && !isClosed()) {
            try (Consumer<String, Inbound> consumer = assigned()) {
                consumer.seekToEnd(List.of(partition));
                position = OptionalLong.of(consumer.position(partition));
            } catch (KafkaException e) {
                LOG.warn("the placements cannot be read yet: {}", e.toString());
                closed.await(1, TimeUnit.SECONDS);
                admin.initialize();
            }
        }
    }

    /** Reads on a thread of its own, from the end that was found. Nothing happens when it does so already. */
    void start() {
        if (started) {
            return;
        }
        started = true;
        Thread.ofPlatform().name("placement-intake").start(this::run);
    }

    /** Stops reading, and waits until the last record is handled. */
    void close() throws InterruptedException {
        closed.countDown();
        current.ifPresent(Consumer::wakeup);
        if (position.isPresent() && !ended.await(5, TimeUnit.SECONDS)) {
            LOG.warn("a placement event is still being handled");
        }
    }

    private void run() {
        try {
            while (!isClosed()) {
                read();
            }
        } catch (InterruptedException e) {
            LOG.debug("no more placements are read");
        } finally {
            reading = false;
            ended.countDown();
        }
    }

    private void read() throws InterruptedException {
        try (Consumer<String, Inbound> consumer = assigned()) {
            consumer.seek(partition, position.orElseThrow());
            current = Optional.of(consumer);
            reading = true;
            while (!isClosed()) {
                for (ConsumerRecord<String, Inbound> record : consumer.poll(POLL)) {
                    handler.handle(record);
                    position = OptionalLong.of(record.offset() + 1);
                }
            }
        } catch (WakeupException e) {
            LOG.debug("told to close");
        } catch (RuntimeException e) {
            reading = false;
            LOG.warn("the placements cannot be read, and are read again from where they stopped", e);
            closed.await(1, TimeUnit.SECONDS);
        }
    }

    private Consumer<String, Inbound> assigned() {
        Consumer<String, Inbound> consumer = consumers.createConsumer();
        consumer.assign(List.of(partition));
        return consumer;
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }
}

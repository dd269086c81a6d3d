package dev.longshore.gateway.event;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a topic as a member of a group, on a thread of its own, until it is closed. What is done is noted down once a second, so that
 * a second's worth is read again after a crash. Whatever fails, it begins anew where the notes end; of failures in a row the log hears of
 * the first.
 */
public final class Follower<V> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long BETWEEN_COMMITS = TimeUnit.SECONDS.toNanos(1);
    private static final long PAUSE_SECONDS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String name;
    private final Supplier<Consumer<String, V>> consumers;
    private final Subscription subscription;
    private final Reading<V> reading;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
    private final Thread thread;
    private boolean troubled;
    private long nextCommit;

    private Follower(String name, Supplier<Consumer<String, V>> consumers, Subscription subscription, Reading<V> reading) {
        this.name = name;
        this.consumers = consumers;
        this.subscription = subscription;
        this.reading = reading;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::follow);
    }

    /**
     * What is read.
     *
     * @param start where a partition is begun that nobody has read, or not for long
     */
    public record Subscription(String topic, StartPosition start) {}

    /** @param name of the thread, and in the log */
    public static <V> Follower<V> start(String name, Supplier<Consumer<String, V>> consumers, Subscription subscription,
            Reading<V> reading) {
        Follower<V> follower = new Follower<>(name, consumers, subscription, reading);
        follower.thread.start();
        return follower;
    }

    /** Returns when what is done is noted down, or after seconds. */
    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
        try {
            thread.join(PATIENCE.multipliedBy(2));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() {
        while (!isClosed()) {
            try {
                read();
            } catch (InterruptedException | InterruptException | WakeupException _) {
                // Only who closes this interrupts it.
            } catch (RuntimeException e) {
                report(e);
                rest();
            }
        }
    }

    private void read() throws InterruptedException {
        try (Consumer<String, V> consumer = consumers.get()) {
            committed.clear();
            consumer.subscribe(List.of(subscription.topic()), new Turns(consumer));
            try {
                while (!isClosed()) {
                    turn(consumer);
                }
            } finally {
                leave(consumer);
            }
        }
    }

    private void turn(Consumer<String, V> consumer) throws InterruptedException {
        Set<TopicPartition> assigned = consumer.assignment();
        if (reading.hasRoom()) {
            consumer.resume(consumer.paused());
        } else {
            consumer.pause(assigned);
        }
        ConsumerRecords<String, V> records = consumer.poll(POLL);
        if (!records.isEmpty()) {
            reading.take(records);
        }
        long now = System.nanoTime();
        if (now - nextCommit >= 0) {
            commit(consumer);
            nextCommit = now + BETWEEN_COMMITS;
            troubled = false;
        }
    }

    private void commit(Consumer<String, V> consumer) {
        Map<TopicPartition, OffsetAndMetadata> news = new HashMap<>(reading.done());
        news.entrySet().removeAll(committed.entrySet());
        if (!news.isEmpty()) {
            consumer.commitSync(news, PATIENCE);
            committed.putAll(news);
        }
    }

    /** What was done is noted down even by a thread that is interrupted. */
    private void leave(Consumer<String, V> consumer) {
        boolean interrupted = Thread.interrupted();
        Set<TopicPartition> assigned = Set.copyOf(consumer.assignment());
        try {
            commit(consumer);
        } catch (RuntimeException e) {
            LOG.debug("{} could not note down what is done", name, e);
        }
        reading.end(assigned);
        if (interrupted && !isClosed()) {
            Thread.currentThread().interrupt();
        }
    }

    private void rest() {
        try {
            closed.await(PAUSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            // Only who closes this interrupts it.
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void report(RuntimeException failure) {
        if (!troubled && !isClosed()) {
            LOG.warn("the {} does not get on for now: {}", name, failure.toString());
        }
        LOG.debug("what kept the {} from getting on", name, failure);
        troubled = true;
    }

    /** Whose turn it is to read a partition. */
    private final class Turns implements ConsumerRebalanceListener {

        private final Consumer<String, V> consumer;

        Turns(Consumer<String, V> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            subscription.start().seek(consumer, partitions);
            reading.begin(partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            commit(consumer);
            onPartitionsLost(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            reading.end(partitions);
            committed.keySet().removeAll(partitions);
        }
    }
}

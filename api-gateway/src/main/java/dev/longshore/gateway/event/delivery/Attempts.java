package dev.longshore.gateway.event.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.longshore.gateway.event.targets.RetryPolicy;

/**
 * Tries to deliver an event until the target has it, or it has been tried for long enough: then it is put aside. Only attempts count
 * against how many there may be at once, not the pauses between them.
 */
final class Attempts implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);
    private static final int AT_ONCE = 32;
    private static final Duration WHILE_KAFKA_IS_AWAY = Duration.ofSeconds(5);

    private final Delivery delivery;
    private final RetryPolicy policy;
    private final Backoff backoff;
    private final UndeliveredEvents undelivered;
    private final DeliveryMeters meters;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final CountDownLatch closed = new CountDownLatch(1);

    Attempts(Delivery delivery, RetryPolicy policy, Backoff backoff, UndeliveredEvents undelivered, DeliveryMeters meters,
            Clock clock) {
        this.delivery = delivery;
        this.policy = policy;
        this.backoff = backoff;
        this.undelivered = undelivered;
        this.meters = meters;
        this.clock = clock;
    }

    /** @return whether nothing is left to be done; else somebody is to try again from the beginning */
    boolean settle(Item item, Window window) {
        int failed = 0;
        while (closed.getCount() > 0 && window.holds(item.origin(), item.part())) {
            try {
                attempt(item);
                return true;
            } catch (Undelivered e) {
                failed++;
                if (isOver(item, e, failed)) {
                    return putAside(item.origin(), reason(e, failed));
                }
                meters.retried();
                LOG.debug("event {} is not delivered yet: {}", item.event().id(), e.getMessage());
                pause(backoff.after(failed, e.wish()));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    /** Puts an event aside, again and again while Kafka is away. @return whether it is put aside */
    boolean putAside(ConsumerRecord<String, byte[]> origin, String reason) {
        while (!undelivered.put(origin, reason)) {
            if (!pause(WHILE_KAFKA_IS_AWAY)) {
                return false;
            }
        }
        meters.deadLettered();
        return true;
    }

    /** No attempt begins any more. */
    @Override
    public void close() {
        closed.countDown();
    }

    private void attempt(Item item) throws Undelivered, InterruptedException {
        if (age(item).compareTo(policy.maximumAge()) > 0) {
            throw Undelivered.forGood("it is older than " + policy.maximumAge().toSeconds() + " s");
        }
        places.acquire();
        long begun = System.nanoTime();
        try {
            delivery.attempt(item.event());
            meters.delivered(System.nanoTime() - begun);
        } catch (RuntimeException e) {
            LOG.debug("event {} is not delivered for a reason of our own", item.event().id(), e);
            throw Undelivered.forNow(e.toString());
        } finally {
            places.release();
        }
    }

    private boolean isOver(Item item, Undelivered failure, int failed) {
        return failure.isFinal() || failed > policy.retries() || age(item).compareTo(policy.maximumAge()) > 0;
    }

    private Duration age(Item item) {
        return Duration.between(item.event().publishedAt(), clock.instant());
    }

    private static String reason(Undelivered failure, int failed) {
        return failure.getMessage() + (failed == 1 ? ", at the first attempt" : ", after " + failed + " attempts");
    }

    /** @return whether to go on */
    private boolean pause(Duration pause) {
        try {
            return !closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

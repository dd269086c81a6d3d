package dev.longshore.gateway.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.mongodb.MongoInterruptedException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.messaging.Route;

/**
 * Announces what is pending: at once when woken, and every few seconds in case a wake-up was lost or Kafka was away. One thread, so
 * that a gateway announces the revisions of a resource in their order.
 */
@Component
class ResourceRelay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ResourceRelay.class);
    private static final int MOST_AT_ONCE = 200;
    private static final long PAUSE_SECONDS = 3;
    private static final long PATIENCE_SECONDS = 30;

    private final Outbox outbox;
    private final Map<ResourceKind, Announcement> announcements;
    private final KafkaTemplate<String, Message> kafka;
    private final AtomicBoolean woken = new AtomicBoolean();
    private boolean allAnnouncedOnce;
    private boolean troubled;
    private ScheduledExecutorService worker;

    ResourceRelay(Outbox outbox, List<Announcement> announcements, KafkaTemplate<String, Message> kafka) {
        this.outbox = outbox;
        this.announcements = announcements.stream().collect(Collectors.toMap(Announcement::kind, Function.identity()));
        this.kafka = kafka;
    }

    /** Says that something is pending. Returns at once. */
    synchronized void wake() {
        if (worker != null && woken.compareAndSet(false, true)) {
            worker.execute(this::round);
        }
    }

    @Override
    public synchronized void start() {
        worker = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("resource-relay").factory());
        worker.scheduleWithFixedDelay(this::round, 0, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public synchronized void stop() {
        worker.shutdownNow();
        worker = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return worker != null;
    }

    private void round() {
        woken.set(false);
        try {
            if (!allAnnouncedOnce) {
                outbox.allPending();
                allAnnouncedOnce = true;
            }
            announce(outbox.pending(MOST_AT_ONCE));
            troubled = false;
        } catch (InterruptedException | InterruptException | MongoInterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            report(e);
        }
    }

    private void announce(List<Resource> pending) throws InterruptedException, ExecutionException, TimeoutException {
        List<CompletableFuture<?>> sent = new ArrayList<>();
        for (Resource resource : pending) {
            sent.add(kafka.send(Route.single(Topic.RESOURCES, announcements.get(resource.id().kind()).of(resource))));
        }
        for (int i = 0; i < pending.size(); i++) {
            sent.get(i).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            outbox.announced(pending.get(i));
        }
    }

    /** One line for each time of trouble: the next rounds try again anyway. */
    private void report(Exception e) {
        if (!troubled) {
            LOG.warn("resources cannot be announced for now: {}", e.toString());
            troubled = true;
        }
    }
}

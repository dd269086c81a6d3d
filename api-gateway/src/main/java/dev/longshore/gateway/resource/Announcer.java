package dev.longshore.gateway.resource;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.resource.ResourceDefinition.ResourceDeleted;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.messaging.Route;

/**
 * Announces all that is pending, each resource for itself: one that cannot be read, put into words or sent stays pending and keeps no
 * other waiting. Where Kafka takes nothing for now, the rest is left for later. One thread only is ever here.
 */
@Component
final class Announcer {

    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
    private static final int PAGE = 200;
    private static final long PATIENCE_SECONDS = 30;

    private final Outbox outbox;
    private final Map<ResourceKind, Announcement> announcements;
    private final KafkaTemplate<String, Message> kafka;
    private Set<String> refused = Set.of();

    Announcer(Outbox outbox, List<Announcement> announcements, KafkaTemplate<String, Message> kafka) {
        this.outbox = outbox;
        this.announcements = announcements.stream().collect(Collectors.toMap(Announcement::kind, Function.identity()));
        this.kafka = kafka;
    }

    /**
     * Returns when each has been tried once.
     *
     * @return what keeps Kafka from taking anything for now
     * @throws com.mongodb.MongoException when the store is away
     */
    Optional<Throwable> announcePending() throws InterruptedException {
        Set<String> refusedNow = new HashSet<>();
        String last = "";
        List<Document> page;
        do {
            page = outbox.pending(last, PAGE);
            Optional<Throwable> outage = announce(page, refusedNow);
            if (outage.isPresent()) {
                return outage;
            }
            last = page.isEmpty() ? last : page.getLast().getString(ResourceRow.KEY);
        } while (page.size() == PAGE);
        refused = refusedNow;
        return Optional.empty();
    }

    private Optional<Throwable> announce(List<Document> page, Set<String> refusedNow) throws InterruptedException {
        Map<String, CompletableFuture<Resource>> sends = send(page);
        awaitEach(sends);
        Optional<Throwable> outage = Optional.empty();
        for (Map.Entry<String, CompletableFuture<Resource>> entry : sends.entrySet()) {
            CompletableFuture<Resource> send = entry.getValue();
            if (!send.isDone()) {
                outage = Optional.of(new TimeoutException("no acknowledgement within " + PATIENCE_SECONDS + " s"));
            } else if (!send.isCompletedExceptionally()) {
                outbox.announced(send.join());
            } else if (isOutage(send.exceptionNow())) {
                outage = Optional.of(send.exceptionNow());
            } else {
                refuse(entry.getKey(), send.exceptionNow(), refusedNow);
            }
        }
        return outage;
    }

    /** By key, in order; ends early where Kafka is away, since each would wait for it. */
    private Map<String, CompletableFuture<Resource>> send(List<Document> page) {
        Map<String, CompletableFuture<Resource>> sends = new LinkedHashMap<>();
        for (Document row : page) {
            CompletableFuture<Resource> send = send(row);
            sends.put(row.getString(ResourceRow.KEY), send);
            if (send.isCompletedExceptionally() && isOutage(send.exceptionNow())) {
                break;
            }
        }
        return sends;
    }

    private CompletableFuture<Resource> send(Document row) {
        try {
            Resource resource = ResourceRow.read(row);
            Message announced = resource.isDeleted() || resource.isDeleting()
                    ? new ResourceDeleted(resource.id().arn(), resource.uuid(), resource.revision(), resource.cell())
                    : announcements.get(resource.id().kind()).of(resource);
            return kafka.send(Route.single(Topic.RESOURCES, announced)).thenApply(_ -> resource);
        } catch (InterruptException e) {
            throw e;
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static void awaitEach(Map<String, CompletableFuture<Resource>> sends) throws InterruptedException {
        try {
            CompletableFuture.allOf(sends.values().toArray(CompletableFuture[]::new)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException _) {
            // What became of each is asked of each.
        }
    }

    /** Told once, not with each round that tries again. */
    private void refuse(String key, Throwable failure, Set<String> refusedNow) {
        refusedNow.add(key);
        if (!refused.contains(key)) {
            LOG.error("{} cannot be announced: {}", ResourceId.ofKey(key).arn(),
                    failure.toString().lines().findFirst().orElseThrow());
        }
    }

    private static boolean isOutage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RetriableException) {
                return true;
            }
        }
        return false;
    }
}

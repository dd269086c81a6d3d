package dev.longshore.gateway.event;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.springframework.stereotype.Component;

import dev.longshore.contracts.topic.Topic;
import dev.longshore.gateway.event.EventProperties.Publish;
import dev.longshore.messaging.Inbound;

/**
 * Has events made while anybody wants them: from when on is known by the targets or, where the operator wants all, stored. What happened
 * while nobody wanted any is not told later. For one thread.
 */
@Component
public class EventSource implements AutoCloseable {

    private static final String GROUP = "gateway-events";
    private static final String ALWAYS = "always";
    private static final String SINCE = "since";

    private final Publish publish;
    private final MongoDatabase database;
    private final EventReaders readers;
    private final EventPublisher publisher;
    private final Blocks blocks;
    private final EventOutlet outlet;
    private final Clock clock = Clock.systemUTC();
    private Optional<Follower<Inbound>> running = Optional.empty();
    private Optional<Instant> always = Optional.empty();
    private boolean isAlwaysKnown;
    private boolean isClean;

    EventSource(EventProperties properties, MongoDatabase database, EventReaders readers, EventPublisher publisher,
            Blocks blocks, EventOutlet outlet) {
        this.publish = properties.publish();
        this.database = database;
        this.readers = readers;
        this.publisher = publisher;
        this.blocks = blocks;
        this.outlet = outlet;
    }

    /**
     * Says that events are wanted since then, or not at all where it is empty.
     *
     * @throws com.mongodb.MongoException when the store is away
     */
    public void wantedSince(Optional<Instant> targets) {
        Optional<Instant> since = Stream.of(targets, always()).flatMap(Optional::stream).min(Instant::compareTo);
        outlet.wantedSince(since);
        since.ifPresentOrElse(this::start, this::rest);
    }

    @Override
    public void close() {
        running.ifPresent(Follower::close);
        running = Optional.empty();
    }

    private void start(Instant since) {
        if (running.isEmpty()) {
            running = Optional.of(Follower.start("event-publisher", () -> readers.ofStatuses(GROUP),
                    new Follower.Subscription(Topic.JOB_STATUS.topicName(), new StartPosition(since)), publisher));
            isClean = false;
        }
    }

    private void rest() {
        close();
        if (!isClean) {
            blocks.forgetAll();
            isClean = true;
        }
    }

    /** Since when the operator has wanted all events; asked once, since that does not change while the gateway runs. */
    private Optional<Instant> always() {
        if (!isAlwaysKnown) {
            always = storedAlways();
            isAlwaysKnown = true;
        }
        return always;
    }

    private Optional<Instant> storedAlways() {
        MongoCollection<Document> collection = database.getCollection("event_publication");
        if (publish == Publish.WITH_TARGETS) {
            collection.deleteOne(Filters.eq(ALWAYS));
            return Optional.empty();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Document stored = collection.findOneAndUpdate(Filters.eq(ALWAYS), Updates.setOnInsert(SINCE, now.toEpochMilli()),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        return Optional.of(Instant.ofEpochMilli(stored.getLong(SINCE)));
    }
}

package dev.longshore.gateway.resource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaTemplate;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.resource.ResourceDefinition;
import dev.longshore.contracts.resource.ResourceDefinition.JobQueueDefined;
import dev.longshore.contracts.resource.ResourceDefinition.ResourceDeleted;
import dev.longshore.gateway.TestInfrastructure;
import dev.longshore.gateway.api.Json;
import dev.longshore.messaging.MessageSerializer;

import static org.assertj.core.api.Assertions.assertThat;

class AnnouncerTest {

    private final MongoClient client = MongoClients.create(TestInfrastructure.mongoUri());
    private final FussyProducer producer = new FussyProducer();
    private MongoCollection<Document> collection;
    private Outbox outbox;
    private Resources resources;
    private Announcer announcer;

    @BeforeEach
    void open() {
        var database = client.getDatabase("announcer-" + UUID.randomUUID());
        collection = database.getCollection(Resources.COLLECTION);
        outbox = new Outbox(database, new ResourceUse(database));
        resources = StoredResources.in(database);
        announcer = announcer();
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void more_than_a_page_is_announced_in_one_round() throws InterruptedException {
        store(IntStream.range(0, 450).mapToObj("q-%03d"::formatted).toList());

        assertThat(announcer.announcePending()).isEmpty();

        assertThat(producer.history()).hasSize(450);
        assertThat(pending()).isEmpty();
    }

    @Test
    void resources_that_cannot_be_announced_stay_pending_and_keep_no_other_waiting() throws InterruptedException {
        store(List.of("a-garbled", "b-sound", "c-unspeakable", "d-too-large", "e-sound"));
        collection.updateOne(Filters.eq(id("a-garbled").key()), Updates.set("document", "{"));

        assertThat(announcer.announcePending()).isEmpty();

        assertThat(producer.history()).extracting(ProducerRecord::key).containsExactly(id("b-sound").arn().toString(),
                id("e-sound").arn().toString());
        assertThat(pending()).containsExactly(id("a-garbled").key(), id("c-unspeakable").key(), id("d-too-large").key());
    }

    @Test
    void where_kafka_is_away_the_rest_is_left_for_later() throws InterruptedException {
        store(List.of("a-sound", "b-away", "c-sound"));

        assertThat(announcer.announcePending().orElseThrow()).hasStackTraceContaining("no broker");

        assertThat(pending()).containsExactly(id("b-away").key(), id("c-sound").key());
    }

    @Test
    void what_one_gateway_sends_late_is_not_the_last_word_about_what_another_has_deleted() throws InterruptedException {
        store(List.of("late"));
        producer.beforeNext = () -> {
            resources.delete(id("late"));
            announce(announcer());
        };

        announcer.announcePending();
        assertThat(lastWord()).as("sent after the deletion").isInstanceOf(JobQueueDefined.class);

        announcer.announcePending();
        assertThat(lastWord()).isInstanceOf(ResourceDeleted.class);
        assertThat(pending()).isEmpty();
    }

    @Test
    void nor_when_the_grave_was_cleared_away_meanwhile() throws InterruptedException {
        store(List.of("late"));
        producer.beforeNext = () -> {
            resources.delete(id("late"));
            announce(announcer());
            collection.deleteMany(Filters.empty());
        };

        announcer.announcePending();
        announcer.announcePending();

        assertThat(lastWord()).isInstanceOf(ResourceDeleted.class);
    }

    private Message lastWord() {
        return producer.history().getLast().value();
    }

    private static void announce(Announcer other) {
        try {
            other.announcePending();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Announcer announcer() {
        return new Announcer(outbox, List.of(new QueuesButOne()), new KafkaTemplate<>(() -> producer));
    }

    private void store(List<String> names) {
        collection.insertMany(names.stream().map(name -> ResourceRow
                .of(new Resource(id(name), "uuid-1", 1, 0, Resource.CREATING, Optional.empty(), Json.object()))).toList());
    }

    private List<String> pending() {
        return outbox.pending("", 1_000).stream().map(row -> row.getString(ResourceRow.KEY)).toList();
    }

    private static ResourceId id(String name) {
        return new ResourceId(new Scope("eu-west-1", "123456789012"), ResourceKind.JOB_QUEUE, name);
    }

    private static final class QueuesButOne implements Announcement {

        @Override
        public ResourceKind kind() {
            return ResourceKind.JOB_QUEUE;
        }

        @Override
        public ResourceDefinition of(Resource resource) {
            if (resource.id().name().endsWith("unspeakable")) {
                throw new IllegalArgumentException("there are no words for it");
            }
            return new JobQueueDefined(resource.id().arn(), resource.uuid(), resource.revision(), resource.cell(), true, 1,
                    List.of());
        }
    }

    /** Is not closed by those who use it, and does not take everything. */
    private static final class FussyProducer extends MockProducer<String, Message> {

        /** What somebody else does while the next record is on its way. */
        private Runnable beforeNext = () -> {};

        FussyProducer() {
            super(true, null, new StringSerializer(), new MessageSerializer());
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<String, Message> record, Callback callback) {
            Runnable first = beforeNext;
            beforeNext = () -> {};
            first.run();
            if (record.key().endsWith("too-large")) {
                throw new RecordTooLargeException("more than Kafka takes");
            }
            if (record.key().endsWith("away")) {
                throw new TimeoutException("no broker");
            }
            return super.send(record, callback);
        }

        @Override
        public void close(Duration timeout) {
            // lives as long as the test
        }

        @Override
        public void close() {
            // lives as long as the test
        }
    }
}

package dev.longshore.gateway.resource;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.longshore.gateway.TestInfrastructure;
import dev.longshore.gateway.api.Json;

import static org.assertj.core.api.Assertions.assertThat;

class OutboxTest {

    private static final ResourceId ID = new ResourceId(new Scope("eu-west-1", "123456789012"), ResourceKind.JOB_QUEUE,
            "nightly");

    private final MongoClient client = MongoClients.create(TestInfrastructure.mongoUri());
    private MongoCollection<Document> collection;
    private Outbox outbox;

    @BeforeEach
    void open() {
        var database = client.getDatabase("outbox-" + UUID.randomUUID());
        collection = database.getCollection(Resources.COLLECTION);
        outbox = new Outbox(database, new ResourceUse(database));
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void what_was_announced_is_no_longer_pending() {
        Resource first = stored(1);

        assertThat(pending()).containsExactly(first);
        outbox.announced(first);
        assertThat(pending()).isEmpty();
    }

    @Test
    void a_late_older_revision_makes_the_newer_one_pending_again() {
        Resource first = stored(1);
        Resource second = stored(2);
        outbox.announced(second);

        outbox.announced(first);

        assertThat(pending()).containsExactly(second);
    }

    @Test
    void everything_can_be_made_pending_again() {
        Resource first = stored(1);
        outbox.announced(first);

        outbox.allPending();

        assertThat(pending()).isEqualTo(List.of(first));
    }

    @Test
    void of_a_deleted_resource_nothing_is_left_once_its_end_was_announced() {
        Resource deleted = stored("uuid-1", 2, Resource.DELETED);

        outbox.announced(deleted);

        assertThat(collection.countDocuments()).isZero();
    }

    @Test
    void the_announced_end_of_a_resource_leaves_the_one_that_took_its_place_and_has_it_announced_behind() {
        Resource deleted = stored("uuid-1", 2, Resource.DELETED);
        Resource next = stored("uuid-2", 1, Resource.CREATING);
        outbox.announced(next);

        outbox.announced(deleted);

        assertThat(pending()).containsExactly(next);
    }

    private List<Resource> pending() {
        return outbox.pending("", 10).stream().map(ResourceRow::read).toList();
    }

    private Resource stored(long revision) {
        return stored("uuid-1", revision, Resource.CREATING);
    }

    private Resource stored(String uuid, long revision, String status) {
        Resource resource = new Resource(ID, uuid, revision, 0, status, Optional.empty(), Json.object());
        collection.deleteOne(new Document("_id", ID.key()));
        collection.insertOne(ResourceRow.of(resource));
        return resource;
    }
}

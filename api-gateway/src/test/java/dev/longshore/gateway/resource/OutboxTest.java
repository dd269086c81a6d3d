package dev.longshore.gateway.resource;

import java.time.Instant;
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

import dev.longshore.contracts.resource.ResourceStatus;
import dev.longshore.contracts.resource.ResourceStatusChanged;
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
    void the_grave_of_a_deleted_resource_stays_when_its_end_was_announced() {
        Resource deleted = stored("uuid-1", 2, Resource.DELETED);
        outbox.announced(deleted);
        assertThat(pending()).isEmpty();

        outbox.announced(revision(1));
        assertThat(pending()).as("the older revision came behind its end").containsExactly(deleted);
    }

    @Test
    void what_was_announced_when_not_even_a_grave_was_left_is_buried_again() {
        outbox.announced(revision(1));

        assertThat(pending()).singleElement().satisfies(grave -> {
            assertThat(grave.isDeleted()).isTrue();
            assertThat(grave.uuid()).isEqualTo("uuid-1");
            assertThat(grave.revision()).isEqualTo(2);
        });
    }

    @Test
    void a_resource_is_gone_when_nothing_of_that_revision_is_left_elsewhere() {
        stored("uuid-1", 2, Resource.DELETING);

        outbox.record(ID, change("uuid-1", 1, ResourceStatus.DELETED));
        outbox.record(ID, change("uuid-2", 2, ResourceStatus.DELETED));
        outbox.record(ID, change("uuid-1", 2, ResourceStatus.VALID));
        assertThat(status()).isEqualTo(Resource.DELETING);

        outbox.record(ID, change("uuid-1", 2, ResourceStatus.DELETED));
        assertThat(status()).isEqualTo(Resource.DELETED);
        assertThat(outbox.graves(Instant.now().plusSeconds(1), 10)).hasSize(1);
        assertThat(outbox.graves(Instant.now().minusSeconds(60), 10)).isEmpty();
    }

    @Test
    void what_is_not_being_deleted_is_not_gone_whatever_is_said() {
        stored("uuid-1", 2, Resource.UPDATING);

        outbox.record(ID, change("uuid-1", 2, ResourceStatus.DELETED));

        assertThat(status()).isEqualTo(Resource.UPDATING);
    }

    @Test
    void a_grave_whose_place_was_taken_while_it_was_cleared_has_the_new_one_announced_again() {
        Resource grave = stored("uuid-1", 2, Resource.DELETED);
        Resource next = stored("uuid-2", 1, Resource.CREATING);
        outbox.announced(next);

        outbox.clear(grave);
        assertThat(pending()).containsExactly(next);

        outbox.clear(stored("uuid-1", 2, Resource.DELETED));
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

    private String status() {
        return collection.find().first().getString(ResourceRow.STATUS);
    }

    private static ResourceStatusChanged change(String uuid, long revision, ResourceStatus status) {
        return new ResourceStatusChanged(ID.arn(), uuid, revision, status, "");
    }

    private static Resource revision(long revision) {
        return new Resource(ID, "uuid-1", revision, 0, Resource.CREATING, Optional.empty(), Json.object());
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

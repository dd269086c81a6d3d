package dev.longshore.gateway.resource;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaTemplate;

import dev.longshore.contracts.Message;
import dev.longshore.gateway.TestInfrastructure;
import dev.longshore.gateway.api.Json;
import dev.longshore.messaging.MessageSerializer;

import static org.assertj.core.api.Assertions.assertThat;

class GravesTest {

    private static final ResourceId ID = new ResourceId(new Scope("eu-west-1", "123456789012"), ResourceKind.SCHEDULING_POLICY,
            "fair");

    private final MongoClient client = MongoClients.create(TestInfrastructure.mongoUri());
    private final LastingProducer producer = new LastingProducer();
    private MongoCollection<Document> collection;
    private Graves graves;

    @BeforeEach
    void open() {
        var database = client.getDatabase("graves-" + UUID.randomUUID());
        collection = database.getCollection(Resources.COLLECTION);
        Resources resources = StoredResources.in(database);
        resources.create(Resource.created(ID, "uuid", 0, Json.object()));
        resources.delete(ID);
        graves = new Graves(new Outbox(database, new ResourceUse(database)), new KafkaTemplate<>(() -> producer));
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void a_grave_is_kept_for_a_day() throws Exception {
        graves.clear(Instant.now().plus(Graves.KEPT).minus(Duration.ofMinutes(1)));

        assertThat(collection.countDocuments()).isEqualTo(1);
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void then_it_is_cleared_away_in_the_store_and_on_the_topic() throws Exception {
        graves.clear(Instant.now().plus(Graves.KEPT).plus(Duration.ofMinutes(1)));

        assertThat(collection.countDocuments()).isZero();
        assertThat(producer.history()).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo(ID.arn().toString());
            assertThat(record.value()).isNull();
        });
    }

    /** Is not closed by those who use it. */
    private static final class LastingProducer extends MockProducer<String, Message> {

        LastingProducer() {
            super(true, null, new StringSerializer(), new MessageSerializer());
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

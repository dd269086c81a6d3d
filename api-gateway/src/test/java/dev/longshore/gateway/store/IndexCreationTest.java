package dev.longshore.gateway.store;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.longshore.gateway.TestInfrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class IndexCreationTest {

    private final MongoClient client = MongoClients.create(TestInfrastructure.mongoUri());
    private final MongoDatabase database = client.getDatabase("indexes-" + UUID.randomUUID());
    private final IndexCreation creation = new IndexCreation(database,
            List.of(StoreIndex.partial("jobs", "outbox", "_id"), StoreIndex.plain("jobs", "name")));

    @BeforeEach
    void fill() {
        database.getCollection("jobs").insertMany(List.of(Document.parse("{_id: 1, outbox: 5}"), Document.parse("{_id: 2}")));
    }

    @AfterEach
    void close() {
        creation.stop();
        database.drop();
        client.close();
    }

    @Test
    void a_partial_index_leaves_out_documents_without_its_first_field() {
        creation.start();

        awaitIndexes();
        assertThat(index("name_1")).doesNotContainKey("partialFilterExpression");
    }

    @Test
    void an_index_of_an_earlier_version_gives_way() {
        database.getCollection("jobs").createIndex(Indexes.ascending("outbox", "_id"));

        creation.start();

        awaitIndexes();
    }

    private void awaitIndexes() {
        await().until(() -> indexes().size() == 3);
        assertThat(index("outbox_1__id_1").get("partialFilterExpression")).isEqualTo(Document.parse("{outbox: {$exists: true}}"));
    }

    private Document index(String name) {
        return indexes().stream().filter(index -> name.equals(index.get("name"))).findFirst().orElseThrow();
    }

    private List<Document> indexes() {
        return database.getCollection("jobs").listIndexes().into(new ArrayList<>());
    }
}

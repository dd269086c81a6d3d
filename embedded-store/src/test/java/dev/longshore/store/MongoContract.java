package dev.longshore.store;

import java.util.ArrayList;
import java.util.List;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What Longshore relies on in MongoDB, held against each server in turn through MongoDB's own driver. */
@ParameterizedClass
@MethodSource("dev.longshore.store.TestServer#all")
abstract class MongoContract {

    @Parameter
    TestServer server;

    MongoDatabase database;
    MongoCollection<Document> jobs;

    @BeforeEach
    void openDatabase() {
        database = server.freshDatabase();
        jobs = database.getCollection("jobs");
    }

    @AfterEach
    void dropDatabase() {
        database.drop();
    }

    static Document doc(String json) {
        return Document.parse(json);
    }

    void insert(String... documents) {
        jobs.insertMany(List.of(documents).stream().map(MongoContract::doc).toList());
    }

    List<Object> idsOf(Bson query) {
        return ids(jobs.find(query).sort(doc("{_id: 1}")));
    }

    List<Object> idsOf(String query) {
        return idsOf(doc(query));
    }

    static List<Object> ids(FindIterable<Document> found) {
        return found.map(document -> document.get("_id")).into(new ArrayList<>());
    }

    Document stored(Object id) {
        return jobs.find(new Document("_id", id)).first();
    }
}

package dev.longshore.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;

/** A server that the contract is held against: the embedded store, and the MongoDB that LONGSHORE_TEST_MONGODB_URI names, if any. */
record TestServer(String name, MongoClient client) {

    private static final TestServer EMBEDDED = new TestServer("embedded", MongoClients.create(startStore().uri()));
    private static final Optional<TestServer> GIVEN = Optional.ofNullable(System.getenv("LONGSHORE_TEST_MONGODB_URI"))
            .map(uri -> new TestServer(uri, MongoClients.create(uri)));

    static Stream<TestServer> all() {
        return Stream.concat(Stream.of(EMBEDDED), GIVEN.stream());
    }

    /** A database that nobody else uses. */
    MongoDatabase freshDatabase() {
        return client.getDatabase("store-test-" + UUID.randomUUID());
    }

    private static EmbeddedStore startStore() {
        try {
            return EmbeddedStore.start(Files.createTempDirectory("store-test"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}

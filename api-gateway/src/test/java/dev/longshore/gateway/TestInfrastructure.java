package dev.longshore.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

import dev.longshore.broker.EmbeddedBroker;
import dev.longshore.store.EmbeddedStore;

/**
 * A Kafka broker and a MongoDB-compatible store, one of each for the whole test JVM. The environment variable
 * {@code LONGSHORE_TEST_MONGODB_URI} puts a MongoDB in the place of the embedded store.
 */
public final class TestInfrastructure {

    private static final EmbeddedBroker BROKER = startBroker();
    private static final String MONGO = Optional.ofNullable(System.getenv("LONGSHORE_TEST_MONGODB_URI"))
            .orElseGet(() -> EmbeddedStore.start(temporary("gateway-test-store")).uri());
    private static final String DATABASE = "gateway-" + UUID.randomUUID();

    private TestInfrastructure() {}

    public static String bootstrapServers() {
        return BROKER.bootstrapServers();
    }

    /** Names a database that is fresh for this JVM. */
    public static String mongoUri() {
        return mongoUri(DATABASE);
    }

    public static String mongoUri(String database) {
        return MONGO + (MONGO.endsWith("/") ? "" : "/") + database;
    }

    public static Path temporary(String name) {
        try {
            return Files.createTempDirectory(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedBroker startBroker() {
        try {
            return EmbeddedBroker.start(temporary("gateway-test-broker"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

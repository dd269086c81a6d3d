package dev.longshore.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.UUID;

import dev.longshore.broker.EmbeddedBroker;
import dev.longshore.store.EmbeddedStore;

/**
 * A Kafka broker and a MongoDB-compatible store, one of each for the whole test JVM. The store is the embedded one, or the MongoDB that
 * LONGSHORE_TEST_MONGODB_URI names (without a database).
 */
final class TestInfrastructure {

    private static final EmbeddedBroker BROKER = startBroker();
    private static final String MONGO = Optional.ofNullable(System.getenv("LONGSHORE_TEST_MONGODB_URI"))
            .orElseGet(TestInfrastructure::startStore);
    private static final String DATABASE = "gateway-" + UUID.randomUUID();

    private TestInfrastructure() {}

    static String bootstrapServers() {
        return BROKER.bootstrapServers();
    }

    /** Names a database that is fresh for this JVM. */
    static String mongoUri() {
        return MONGO.endsWith("/") ? MONGO + DATABASE : MONGO + "/" + DATABASE;
    }

    private static String startStore() {
        try {
            return EmbeddedStore.start(Files.createTempDirectory("gateway-test-store")).uri();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedBroker startBroker() {
        try {
            return EmbeddedBroker.start(Files.createTempDirectory("gateway-test-broker"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

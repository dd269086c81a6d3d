package dev.longshore.executor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

import dev.longshore.broker.EmbeddedBroker;

/** One broker for all tests of this JVM. */
public final class TestBroker {

    private static final EmbeddedBroker BROKER = start();

    private TestBroker() {}

    public static String bootstrapServers() {
        return BROKER.bootstrapServers();
    }

    private static EmbeddedBroker start() {
        try {
            EmbeddedBroker broker = EmbeddedBroker.start(Files.createTempDirectory("executor-test-broker"));
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

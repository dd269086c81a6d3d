package dev.longshore.standalone;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import dev.longshore.broker.EmbeddedBroker;
import dev.longshore.store.EmbeddedStore;

/** What the services need: a broker and a store. */
final class Infrastructure implements AutoCloseable {

    private final EmbeddedBroker broker;
    private final EmbeddedStore store;

    private Infrastructure(EmbeddedBroker broker, EmbeddedStore store) {
        this.broker = broker;
        this.store = store;
    }

    /** Starts both at the same time. */
    static Infrastructure start(Home home) {
        CompletableFuture<EmbeddedStore> store = CompletableFuture.supplyAsync(() -> EmbeddedStore.start(home.store()));
        EmbeddedBroker broker;
        try {
            broker = EmbeddedBroker.start(home.broker());
        } catch (IOException | RuntimeException e) {
            store.thenAccept(EmbeddedStore::close).exceptionally(_ -> null).join();
            throw new StartFailedException(e.getMessage(), e);
        }
        try {
            return new Infrastructure(broker, store.join());
        } catch (CompletionException e) {
            broker.close();
            throw new StartFailedException(e.getCause().getMessage(), e);
        }
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    String storeUri() {
        return store.uri();
    }

    @Override
    public void close() {
        store.close();
        broker.close();
    }
}

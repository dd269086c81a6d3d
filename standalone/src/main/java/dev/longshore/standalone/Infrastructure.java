package dev.longshore.standalone;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import dev.longshore.broker.EmbeddedBroker;
import dev.longshore.store.EmbeddedStore;
import dev.longshore.store.StoreSettings;
import dev.longshore.store.StoreStartException;

/** What the services need: a broker and a store. */
final class Infrastructure implements AutoCloseable {

    private static final int ANY_PORT = 0;

    private final EmbeddedBroker broker;
    private final EmbeddedStore store;
    private final CompletableFuture<Void> serving;

    private Infrastructure(EmbeddedBroker broker, EmbeddedStore store, CompletableFuture<Void> serving) {
        this.broker = broker;
        this.store = store;
        this.serving = serving;
    }

    /** Returns when the store serves and the addresses of both are known: the broker takes longer, and services need it late. */
    static Infrastructure start(Home home, StoreSettings settings) {
        EmbeddedStore store = startStore(home, settings);
        try {
            EmbeddedBroker broker = EmbeddedBroker.prepare(home.broker());
            return new Infrastructure(broker, store, CompletableFuture.runAsync(broker::serve,
                    serve -> Thread.ofPlatform().name("broker-start").start(serve)));
        } catch (IOException | RuntimeException e) {
            store.close();
            throw new StartFailedException("the broker cannot use its folder: " + e.getMessage(), e);
        }
    }

    private static EmbeddedStore startStore(Home home, StoreSettings settings) {
        try {
            return EmbeddedStore.start(home.store(), ANY_PORT, settings);
        } catch (StoreStartException e) {
            throw new StartFailedException(e.getMessage(), e);
        }
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    String storeUri() {
        return store.uri();
    }

    /** @throws StartFailedException when the broker cannot start */
    void awaitBroker() {
        try {
            serving.join();
        } catch (CompletionException e) {
            throw new StartFailedException(e.getCause().getMessage(), e.getCause());
        }
    }

    @Override
    public void close() {
        store.close();
        serving.handle((_, _) -> "over").join();
        broker.close();
    }
}

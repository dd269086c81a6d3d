package dev.longshore.gateway.store;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Creates the indexes in the background, and tries again until the store has taken them all. Creating one again does nothing. */
@Component
final class IndexCreation implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(IndexCreation.class);
    private static final long PAUSE_SECONDS = 2;
    private static final int OPTIONS_CONFLICT = 85;
    private static final int KEY_SPECS_CONFLICT = 86;

    private final MongoDatabase database;
    private final List<StoreIndex> indexes;
    private boolean troubled;
    private ScheduledExecutorService worker;

    IndexCreation(MongoDatabase database, List<StoreIndex> indexes) {
        this.database = database;
        this.indexes = indexes;
    }

    @Override
    public synchronized void start() {
        worker = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("store-indexes").factory());
        worker.execute(this::createAll);
    }

    @Override
    public synchronized void stop() {
        worker.shutdownNow();
        worker = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return worker != null;
    }

    private void createAll() {
        try {
            indexes.forEach(this::create);
            LOG.info("the store has its {} indexes", indexes.size());
        } catch (MongoInterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (MongoException e) {
            report(e);
            again();
        }
    }

    private void report(MongoException e) {
        if (!troubled) {
            LOG.warn("indexes cannot be created yet: {}", e.getMessage());
            troubled = true;
        }
    }

    private synchronized void again() {
        if (worker != null) {
            worker.schedule(this::createAll, PAUSE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void create(StoreIndex index) {
        MongoCollection<Document> collection = database.getCollection(index.collection());
        try {
            collection.createIndex(index.keys(), index.options());
        } catch (MongoCommandException e) {
            if (e.getErrorCode() != OPTIONS_CONFLICT && e.getErrorCode() != KEY_SPECS_CONFLICT) {
                throw e;
            }
            LOG.info("an index of {} that an earlier version has left is made anew: {}", index.collection(), index.fields());
            collection.dropIndex(index.keys());
            collection.createIndex(index.keys(), index.options());
        }
    }
}

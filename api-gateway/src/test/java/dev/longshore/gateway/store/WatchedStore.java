package dev.longshore.gateway.store;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;

import dev.longshore.gateway.TestInfrastructure;

/** A database of a test's own, which counts what it is asked and lets others act in between. */
public final class WatchedStore implements AutoCloseable, CommandListener {

    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final Map<String, Runnable> acts = new ConcurrentHashMap<>();
    private final MongoClient client = MongoClients.create(MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(TestInfrastructure.mongoUri())).addCommandListener(this).build());
    private final MongoDatabase database = client.getDatabase("watched-" + UUID.randomUUID());

    public MongoDatabase database() {
        return database;
    }

    /** How many commands of that name were sent. */
    public int count(String command) {
        return counts.getOrDefault(command, new AtomicInteger()).get();
    }

    /** What somebody else does just before the next command of that name. */
    public void beforeNext(String command, Runnable act) {
        acts.put(command, act);
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        counts.computeIfAbsent(event.getCommandName(), name -> new AtomicInteger()).incrementAndGet();
        Runnable act = acts.remove(event.getCommandName());
        if (act != null) {
            act.run();
        }
    }

    @Override
    public void close() {
        client.close();
    }
}

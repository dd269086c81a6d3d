package dev.longshore.gateway.resource;

import com.mongodb.client.MongoDatabase;

/** Resources of which nobody is told. */
public final class StoredResources {

    private StoredResources() {}

    public static Resources in(MongoDatabase database) {
        ResourceUse use = new ResourceUse(database);
        return new Resources(database, new ResourceRelay(new Outbox(database, use), null, null), use);
    }
}

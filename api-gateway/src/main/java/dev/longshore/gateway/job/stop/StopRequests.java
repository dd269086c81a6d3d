package dev.longshore.gateway.job.stop;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.springframework.stereotype.Component;

import dev.longshore.gateway.store.StoreFailures;

/** The requests that have not had their effect yet: few, and for a moment only. */
@Component
class StopRequests {

    private final MongoDatabase database;

    StopRequests(MongoDatabase database) {
        this.database = database;
    }

    void keep(StopRequest request) {
        try {
            collection().insertOne(request.toDocument());
        } catch (MongoWriteException e) {
            if (!StoreFailures.isDuplicate(e)) {
                throw e;
            }
        }
    }

    /** The next ones by id. */
    List<StopRequest> after(String id, int limit) {
        List<StopRequest> requests = new ArrayList<>();
        for (Document document : collection().find(Filters.gt("_id", id)).sort(Sorts.ascending("_id")).limit(limit)) {
            requests.add(StopRequest.read(document));
        }
        return requests;
    }

    void forget(Collection<String> ids) {
        collection().deleteMany(Filters.in("_id", ids));
    }

    private MongoCollection<Document> collection() {
        return database.getCollection("stop_requests");
    }
}

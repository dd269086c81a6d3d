package dev.longshore.gateway.logs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Finds streams for a search. Those without any line are left out. */
@Component
class SearchableStreams {

    private final MongoDatabase database;

    SearchableStreams(MongoDatabase database) {
        this.database = database;
    }

    List<SearchedStream> withKeys(Collection<LogStreamKey> keys) {
        return keys.isEmpty()
                ? List.of()
                : find(Filters.in("_id", keys.stream().map(LogStreamKey::value).toList()), Sorts.ascending("_id"), keys.size());
    }

    /** The next ones in the order in which the gateway heard of them. */
    List<SearchedStream> behind(SearchPlace place, Search search, int most) {
        return find(Filters.and(search.streams(), place.furtherStreams()), Sorts.ascending(LogFields.CREATED, "_id"), most);
    }

    /** Those that have printed last, the last one first. */
    List<SearchedStream> withNewsSince(long time, Search search, int most) {
        return find(Filters.and(search.streams(), Filters.gte(LogFields.LAST_EVENT, time)),
                Sorts.descending(LogFields.LAST_EVENT, LogFields.STREAM), most);
    }

    private List<SearchedStream> find(Bson filter, Bson order, int most) {
        List<SearchedStream> streams = new ArrayList<>();
        for (Document stream : database.getCollection(LogFields.STREAMS).find(filter).sort(order).limit(most)) {
            if (stream.containsKey(LogFields.LAST_EVENT)) {
                streams.add(SearchedStream.read(stream));
            }
        }
        return streams;
    }
}

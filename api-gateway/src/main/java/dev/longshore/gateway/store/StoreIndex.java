package dev.longshore.gateway.store;

import java.util.List;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import org.bson.conversions.Bson;

import static java.util.Objects.requireNonNull;

/**
 * An index that a feature needs. A bean of this type is created in the store as soon as that answers.
 *
 * @param fields in order, each ascending
 * @param isPartial whether documents without the first field are left out; then the index serves only queries that ask for a value there
 */
public record StoreIndex(String collection, List<String> fields, boolean isPartial) {

    public StoreIndex {
        requireNonNull(collection, "collection");
        fields = List.copyOf(fields);
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("an index of " + collection + " needs a field");
        }
    }

    /** Of all documents. */
    public static StoreIndex plain(String collection, String... fields) {
        return new StoreIndex(collection, List.of(fields), false);
    }

    /** Of the few documents that have the first of the fields. */
    public static StoreIndex partial(String collection, String... fields) {
        return new StoreIndex(collection, List.of(fields), true);
    }

    Bson keys() {
        return Indexes.ascending(fields);
    }

    IndexOptions options() {
        IndexOptions options = new IndexOptions();
        return isPartial ? options.partialFilterExpression(Filters.exists(fields.getFirst())) : options;
    }
}

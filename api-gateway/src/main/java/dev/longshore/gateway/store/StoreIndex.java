package dev.longshore.gateway.store;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * An index that a feature needs. A bean of this type is created in the store as soon as that answers.
 *
 * @param fields in order, each ascending
 * @param unique whether no two documents may have the same values
 */
public record StoreIndex(String collection, List<String> fields, boolean unique) {

    public StoreIndex {
        requireNonNull(collection, "collection");
        fields = List.copyOf(fields);
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("an index of " + collection + " needs a field");
        }
    }

    public static StoreIndex plain(String collection, String... fields) {
        return new StoreIndex(collection, List.of(fields), false);
    }
}

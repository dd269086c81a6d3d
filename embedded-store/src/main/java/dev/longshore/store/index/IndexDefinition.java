package dev.longshore.store.index;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import de.bwaldvogel.mongo.bson.Document;

/**
 * What was declared about an index.
 *
 * @param filter the index holds the documents that match it; empty: all of them
 * @param sparse the index leaves out documents that have none of the fields
 */
public record IndexDefinition(String name, List<IndexField> fields, boolean unique, boolean sparse, Document filter) {

    public IndexDefinition {
        fields = List.copyOf(fields);
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("index " + name + " has no fields");
        }
    }

    /** A unique index over all documents. */
    public static IndexDefinition unique(String name, String field) {
        return new IndexDefinition(name, List.of(new IndexField(field, true)), true, false, new Document());
    }

    /** The same but for the name. */
    public boolean isAlike(IndexDefinition other) {
        return fields.equals(other.fields) && unique == other.unique && sparse == other.sparse && filter.equals(other.filter);
    }

    /** The top-level fields of a document that decide about its entries; empty when it may be any. */
    public Set<String> topLevelFields() {
        if (filter.keySet().stream().anyMatch(key -> key.startsWith("$"))) {
            return Set.of();
        }
        return Stream.concat(fields.stream().map(IndexField::name), filter.keySet().stream())
                .map(name -> name.split("\\.")[0])
                .collect(Collectors.toUnmodifiableSet());
    }
}

package dev.longshore.store.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

import de.bwaldvogel.mongo.bson.Document;

import dev.longshore.store.index.FieldPath;
import dev.longshore.store.index.IndexField;
import dev.longshore.store.index.Keys;
import dev.longshore.store.index.ValueEncoder;

/**
 * The order a query asks for. Empty: none.
 *
 * @param backwards true for the reverse of the order of the documents' slots
 */
public record SortOrder(List<IndexField> fields, boolean backwards) {

    private static final SortOrder NONE = new SortOrder(List.of(), false);

    /** @param sort as in a find command; null for none */
    public static SortOrder of(Document sort) {
        List<IndexField> fields = new ArrayList<>();
        boolean backwards = false;
        if (sort != null) {
            for (var entry : sort.entrySet()) {
                boolean ascending = ((Number) entry.getValue()).intValue() > 0;
                if (entry.getKey().equals("$natural")) {
                    backwards = !ascending;
                } else {
                    fields.add(new IndexField(entry.getKey(), ascending));
                }
            }
        }
        return new SortOrder(List.copyOf(fields), backwards);
    }

    /** Any order will do. */
    public static SortOrder none() {
        return NONE;
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    /** Sorting these keys sorts the documents: of an array the least value counts, or the greatest when descending. */
    public byte[] keyOf(Document document) {
        byte[] key = {};
        for (IndexField field : fields) {
            List<byte[]> values = new ArrayList<>(1);
            FieldPath.of(field.name()).visit(document, value -> values.add(ValueEncoder.encode(value)));
            key = Keys.concat(key, outermost(values, field.ascending()));
        }
        return key;
    }

    private static byte[] outermost(Collection<byte[]> values, boolean ascending) {
        Comparator<byte[]> order = Arrays::compareUnsigned;
        return ascending ? Collections.min(values, order) : Keys.inverted(Collections.max(values, order));
    }
}

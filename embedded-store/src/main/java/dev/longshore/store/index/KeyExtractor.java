package dev.longshore.store.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CannotIndexParallelArraysError;

/** Makes a document's keys for an index: one, or several where there is an array. */
final class KeyExtractor {

    private static final byte[] EMPTY = {};

    private final List<FieldPath> paths;
    private final List<IndexField> fields;

    KeyExtractor(List<IndexField> fields) {
        this.fields = fields;
        this.paths = fields.stream().map(field -> FieldPath.of(field.name())).toList();
    }

    /** @throws CannotIndexParallelArraysError when two fields are in different arrays */
    KeySet keysOf(Document document) {
        List<byte[]> keys = List.of(EMPTY);
        FieldPath array = null;
        for (int i = 0; i < paths.size(); i++) {
            FieldPath path = paths.get(i);
            List<byte[]> values = new ArrayList<>(1);
            boolean ascending = fields.get(i).ascending();
            if (path.visit(document, value -> values.add(directed(value, ascending)))) {
                requireOneArray(array, path);
                array = path;
            }
            keys = multiply(keys, values);
        }
        return new KeySet(array == null ? keys : distinct(keys), array != null);
    }

    boolean hasAnyField(Document document) {
        return paths.stream().anyMatch(path -> path.existsIn(document));
    }

    private static byte[] directed(Object value, boolean ascending) {
        byte[] encoded = ValueEncoder.encode(value);
        return ascending ? encoded : Keys.inverted(encoded);
    }

    private static void requireOneArray(FieldPath array, FieldPath other) {
        if (array != null && !array.parts().getFirst().equals(other.parts().getFirst())) {
            throw new CannotIndexParallelArraysError(List.of(array.name(), other.name()));
        }
    }

    private static List<byte[]> multiply(List<byte[]> keys, List<byte[]> values) {
        if (keys.size() == 1 && values.size() == 1) {
            return List.of(Keys.concat(keys.getFirst(), values.getFirst()));
        }
        List<byte[]> product = new ArrayList<>(keys.size() * values.size());
        for (byte[] key : keys) {
            for (byte[] value : values) {
                product.add(Keys.concat(key, value));
            }
        }
        return product;
    }

    private static List<byte[]> distinct(List<byte[]> keys) {
        TreeSet<byte[]> distinct = new TreeSet<>(Arrays::compareUnsigned);
        distinct.addAll(keys);
        return List.copyOf(distinct);
    }

    /** The keys of one document, and whether they come from an array. */
    record KeySet(List<byte[]> keys, boolean fromArray) {

        static final KeySet NONE = new KeySet(List.of(), false);

        boolean isSame(KeySet other) {
            return keys.size() == other.keys.size() && Arrays.deepEquals(keys.toArray(), other.keys.toArray());
        }
    }
}

package dev.longshore.store.server;

import java.util.stream.Collectors;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.Json;
import de.bwaldvogel.mongo.exception.MongoServerError;

import dev.longshore.store.index.IndexDefinition;

/** Another document has this key in a unique index: MongoDB's error 11000. */
final class DuplicateKey extends MongoServerError {

    private static final int CODE = 11000;

    DuplicateKey(String namespace, IndexDefinition index, Document document) {
        super(CODE, "DuplicateKey",
                "E11000 duplicate key error collection: " + namespace + " index: " + index.name() + " dup key: { "
                        + keyOf(index, document) + " }");
    }

    private static String keyOf(IndexDefinition index, Document document) {
        return index.fields().stream()
                .map(field -> field.name() + ": " + Json.toCompactJsonValue(valueAt(field.name(), document)))
                .collect(Collectors.joining(", "));
    }

    private static Object valueAt(String field, Document document) {
        Object value = Utils.getSubdocumentValueCollectionAware(document, field);
        return value instanceof Missing ? null : value;
    }
}

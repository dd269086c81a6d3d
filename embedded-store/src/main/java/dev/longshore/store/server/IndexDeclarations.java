package dev.longshore.store.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;

import dev.longshore.store.index.IndexDefinition;
import dev.longshore.store.index.IndexField;

/** Index declarations as MongoDB writes them. */
final class IndexDeclarations {

    private static final int CANNOT_CREATE_INDEX = 67;
    private static final int INDEX_OPTIONS_CONFLICT = 85;

    private IndexDeclarations() {}

    /** @throws MongoServerError when it is of a kind that the store does not have, such as text or hashed */
    static IndexDefinition read(Document declaration) {
        List<IndexField> fields = new ArrayList<>();
        for (Map.Entry<String, Object> key : ((Document) declaration.get("key")).entrySet()) {
            if (!(key.getValue() instanceof Number direction)) {
                throw new MongoServerError(CANNOT_CREATE_INDEX, "CannotCreateIndex",
                        "the embedded store has ascending and descending indexes only, not " + declaration);
            }
            fields.add(new IndexField(key.getKey(), direction.doubleValue() > 0));
        }
        boolean unique = isSet(declaration, "unique") || isOnId(fields);
        Document filter = (Document) declaration.getOrDefault("partialFilterExpression", new Document());
        return new IndexDefinition((String) declaration.get("name"), fields, unique, isSet(declaration, "sparse"), filter);
    }

    /** The index on _id is unique without saying so. */
    private static boolean isOnId(List<IndexField> fields) {
        return fields.size() == 1 && fields.getFirst().name().equals("_id");
    }

    private static boolean isSet(Document declaration, String option) {
        return Boolean.TRUE.equals(declaration.get(option));
    }

    /** MongoDB refuses the same index under a second name. */
    static void requireOneName(IndexDefinition wanted, List<IndexDefinition> existing) {
        for (IndexDefinition other : existing) {
            if (wanted.isAlike(other) && !wanted.name().equals(other.name())) {
                throw new MongoServerError(INDEX_OPTIONS_CONFLICT, "IndexOptionsConflict",
                        "Index already exists with a different name: " + other.name());
            }
        }
    }
}

package dev.longshore.store.server;

import java.util.List;
import java.util.function.ToIntFunction;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;

import dev.longshore.store.index.CollectionIndex;
import dev.longshore.store.index.IndexDefinition;

/**
 * An index as mongo-java-server knows it: the declaration only, and for {@code _id} the way from a document to its slot. Entries are
 * kept by {@link Documents}, so that a change that cannot be written touches none of them.
 */
final class DeclaredIndex extends Index<Integer> {

    private final IndexDefinition definition;
    private final ToIntFunction<Document> slots;

    /** @param slots finds a stored document's slot; {@link CollectionIndex#NO_SLOT} where this index cannot tell */
    DeclaredIndex(IndexDefinition definition, ToIntFunction<Document> slots) {
        super(definition.name(), keysOf(definition), definition.sparse());
        this.definition = definition;
        this.slots = slots;
    }

    static DeclaredIndex secondary(IndexDefinition definition) {
        return new DeclaredIndex(definition, document -> CollectionIndex.NO_SLOT);
    }

    private static List<IndexKey> keysOf(IndexDefinition definition) {
        return definition.fields().stream().map(field -> new IndexKey(field.name(), field.ascending())).toList();
    }

    IndexDefinition definition() {
        return definition;
    }

    @Override
    public boolean hasSameOptions(Index<?> other) {
        return other instanceof DeclaredIndex declared && definition.isAlike(declared.definition);
    }

    @Override
    public boolean isUnique() {
        return definition.unique();
    }

    @Override
    public Integer getPosition(Document document) {
        int slot = slots.applyAsInt(document);
        return slot == CollectionIndex.NO_SLOT ? null : slot;
    }

    /** Never empty, so that nobody else fills it. */
    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<Integer> getPositions(Document query) {
        return List.of();
    }

    @Override
    public long getCount() {
        return 0;
    }

    @Override
    public long getDataSize() {
        return 0;
    }

    @Override
    public Integer remove(Document document) {
        return getPosition(document);
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Integer> collection) {}

    @Override
    public void add(Document document, Integer position, MongoCollection<Integer> collection) {}

    @Override
    public void checkUpdate(Document oldDocument, Document newDocument, MongoCollection<Integer> collection) {}

    @Override
    public void updateInPlace(Document oldDocument, Document newDocument, Integer position,
            MongoCollection<Integer> collection) {}

    @Override
    public void drop() {}
}

package dev.longshore.store.server;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryParameters;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.IndexBuildFailedException;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;

import dev.longshore.store.index.CollectionIndex;
import dev.longshore.store.index.IndexDefinition;
import dev.longshore.store.index.IndexMemory;
import dev.longshore.store.index.ValueEncoder;
import dev.longshore.store.query.SortOrder;

/**
 * A collection: queries run side by side, each change alone. What a query has found stays as it was, whatever is changed after it.
 */
final class StoreCollection extends AbstractMongoCollection<Integer> {

    private static final String ID_INDEX = "_id_";
    private static final int QUERY_PLAN_KILLED = 175;

    private final Documents documents;
    private final IndexMemory memory;
    private final Finder finder;
    private final CollectionIndex ids;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean filled;
    private boolean dropped;
    private boolean onlyFirstMatch;

    /** @param memory of each of its indexes */
    StoreCollection(MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors, Documents documents,
            IndexMemory memory) {
        super(database, name, options, cursors);
        this.documents = documents;
        this.memory = memory;
        this.finder = new Finder(documents);
        this.ids = options.getIdField() == null
                ? null
                : new CollectionIndex(IndexDefinition.unique(ID_INDEX, options.getIdField()), memory);
        if (ids != null) {
            documents.addEmptyIndex(ids);
            super.addIndex(new DeclaredIndex(ids.definition(), this::slotOf));
        }
    }

    private int slotOf(Document document) {
        return ids.find(ValueEncoder.encode(document.get(getIdField())));
    }

    /** All indexes known so far are filled in one pass; each one added later in a pass of its own. The second time it does nothing. */
    void fillIndexes() {
        changing(() -> {
            if (!filled) {
                documents.fillIndexes();
                filled = true;
            }
            return null;
        });
    }

    private <T> T reading(Supplier<T> work) {
        lock.readLock().lock();
        try {
            return work.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    private <T> T changing(Supplier<T> work) {
        lock.writeLock().lock();
        try {
            if (dropped) {
                throw new MongoServerError(QUERY_PLAN_KILLED, "QueryPlanKilled", "collection dropped: " + getFullName());
            }
            return work.get();
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public QueryResult handleQuery(QueryParameters parameters) {
        return reading(() -> super.handleQuery(parameters));
    }

    @Override
    protected QueryResult queryDocuments(Document query, Document orderBy, int skip, int limit, int batchSize, Document fields) {
        Found found = finder.find(query, SortOrder.of(orderBy), skip, onlyFirstMatch ? 1 : limit);
        if (batchSize <= 0) {
            return new QueryResult(found);
        }
        BatchCursor cursor = new BatchCursor(cursorRegistry.generateCursorId(), found, batch -> projected(batch, fields));
        List<Document> first = cursor.takeDocuments(batchSize);
        if (cursor.isEmpty()) {
            return new QueryResult(first);
        }
        cursorRegistry.add(cursor);
        return new QueryResult(first, cursor);
    }

    private List<Document> projected(List<Document> batch, Document fields) {
        return super.matchDocumentsFromStream(new Document(), batch.stream(), 0, 0, 0, (Comparator<Document>) null, fields)
                .collectDocuments();
    }

    @Override
    protected QueryResult matchDocuments(Document query, Document orderBy, int skip, int limit, int batchSize, Document fields) {
        return queryDocuments(query, orderBy, skip, limit, batchSize, fields);
    }

    @Override
    public int count() {
        return reading(() -> documents.slots().used());
    }

    @Override
    public int count(Document query, int skip, int limit) {
        if (query == null || query.isEmpty()) {
            return super.count(query, skip, limit);
        }
        return reading(() -> finder.count(query, skip, limit));
    }

    @Override
    public Document handleDistinct(Document query) {
        return reading(() -> super.handleDistinct(query));
    }

    @Override
    public void addDocument(Document document) {
        changing(() -> {
            super.addDocument(document);
            return null;
        });
    }

    @Override
    public List<Document> insertDocuments(List<Document> inserted, boolean isOrdered) {
        return changing(() -> super.insertDocuments(inserted, isOrdered));
    }

    @Override
    public Document findAndModify(Document query) {
        return changing(() -> super.findAndModify(query));
    }

    @Override
    public Document updateDocuments(Document selector, Document update, ArrayFilters filters, boolean isMulti, boolean isUpsert,
            Oplog oplog) {
        return changing(() -> {
            onlyFirstMatch = !isMulti;
            try {
                return super.updateDocuments(selector, update, filters, isMulti, isUpsert, oplog);
            } finally {
                onlyFirstMatch = false;
            }
        });
    }

    @Override
    public int deleteDocuments(Document selector, int limit, Oplog oplog) {
        return changing(() -> super.deleteDocuments(selector, limit, oplog));
    }

    @Override
    public void removeDocument(Document document) {
        changing(() -> {
            Integer slot = findDocumentPosition(document);
            if (slot != null) {
                documents.remove(slot, document);
            }
            return null;
        });
    }

    @Override
    protected Integer findDocumentPosition(Document document) {
        if (ids == null) {
            return super.findDocumentPosition(document);
        }
        int slot = slotOf(document);
        return slot == CollectionIndex.NO_SLOT ? null : slot;
    }

    @Override
    protected Integer addDocumentInternal(Document document) {
        return documents.insert(document);
    }

    @Override
    protected void handleUpdate(Integer slot, Document before, Document after) {
        documents.replace(slot, before, after);
    }

    @Override
    protected void removeDocument(Integer slot) {
        documents.remove(slot, documents.get(slot));
    }

    @Override
    protected Document getDocument(Integer slot) {
        return documents.get(slot);
    }

    @Override
    protected Stream<DocumentWithPosition<Integer>> streamAllDocumentsWithPosition() {
        Stream.Builder<DocumentWithPosition<Integer>> all = Stream.builder();
        documents.slots().forEach((slot, location) -> all.add(new DocumentWithPosition<>(documents.get(slot), slot)));
        return all.build();
    }

    /** An index of this name that is alike is left as it is. */
    @Override
    public void addIndex(Index<Integer> index) {
        changing(() -> {
            if (getIndexes().stream().noneMatch(existing -> existing.getName().equals(index.getName()))) {
                fill(new CollectionIndex(((DeclaredIndex) index).definition(), memory));
            }
            super.addIndex(index);
            return null;
        });
    }

    private void fill(CollectionIndex index) {
        if (!filled) {
            documents.addEmptyIndex(index);
            return;
        }
        try {
            documents.addIndex(index);
        } catch (MongoServerError e) {
            throw new IndexBuildFailedException(e, this);
        }
    }

    @Override
    public void dropIndex(String name) {
        changing(() -> {
            super.dropIndex(name);
            documents.removeIndex(name);
            return null;
        });
    }

    @Override
    public void drop() {
        changing(() -> {
            dropped = true;
            documents.delete();
            return null;
        });
    }

    /** Waits for those who write, and lets none in again. */
    void close() {
        lock.writeLock().lock();
        try {
            if (!dropped) {
                dropped = true;
                documents.close();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int sizeDelta) {}

    @Override
    protected int getDataSize() {
        return (int) Math.min(Integer.MAX_VALUE, documents.bytes());
    }
}

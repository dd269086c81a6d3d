package dev.longshore.store.server;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import de.bwaldvogel.mongo.backend.Cursor;
import de.bwaldvogel.mongo.bson.Document;

/** Hands out what was found in batches; the documents as they were when the query ran. A batch ends before it exceeds 16 MB. */
final class BatchCursor implements Cursor {

    private static final int MAX_BATCH_BYTES = 16 << 20;

    private final long id;
    private final Found found;
    private final UnaryOperator<List<Document>> projection;
    private int next;

    BatchCursor(long id, Found found, UnaryOperator<List<Document>> projection) {
        this.id = id;
        this.found = found;
        this.projection = projection;
    }

    @Override
    public long getId() {
        return id;
    }

    @Override
    public boolean isEmpty() {
        return next >= found.size();
    }

    /** @param numberToReturn 0 for as many as fit */
    @Override
    public List<Document> takeDocuments(int numberToReturn) {
        int wanted = numberToReturn > 0 ? numberToReturn : Integer.MAX_VALUE;
        List<Document> batch = new ArrayList<>();
        long bytes = 0;
        while (!isEmpty() && batch.size() < wanted) {
            bytes += found.bytes(next);
            if (bytes > MAX_BATCH_BYTES && !batch.isEmpty()) {
                break;
            }
            batch.add(found.get(next++));
        }
        return projection.apply(batch);
    }
}

package dev.longshore.store.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.longshore.store.index.CollectionIndex;
import dev.longshore.store.index.CollectionIndex.Change;
import dev.longshore.store.journal.Journal;
import dev.longshore.store.journal.JournalSettings;
import dev.longshore.store.journal.Location;
import dev.longshore.store.journal.PeriodicForce;
import dev.longshore.store.journal.Reclaimer;
import dev.longshore.store.journal.Segments;
import dev.longshore.store.journal.SlotTable;

/**
 * The documents of one collection under slot numbers, in a journal, with their indexes. A change is checked first, then written, then
 * seen: one that fails has changed nothing, unless the disk does not give back a page of an index. Then the change is written, and seen whole
 * only after the next start, when indexes are made anew. Writers must be alone; readers may be many.
 */
final class Documents {

    private static final Logger LOG = LoggerFactory.getLogger(Documents.class);
    private static final int OUT_OF_DISK_SPACE = 14031;

    private final String namespace;
    private final Journal journal;
    private final SlotTable slots;
    private final Reclaimer reclaimer;
    private final PeriodicForce force;
    private final List<CollectionIndex> indexes = new CopyOnWriteArrayList<>();
    private boolean reclaimFailed;

    private Documents(String namespace, Journal journal, SlotTable slots, PeriodicForce force) {
        this.namespace = namespace;
        this.journal = journal;
        this.slots = slots;
        this.reclaimer = new Reclaimer(journal, slots);
        this.force = force;
    }

    /** @param namespace database and collection, for messages */
    static Documents open(String namespace, Path folder, JournalSettings settings) {
        try {
            SlotTable slots = new SlotTable();
            Documents documents = new Documents(namespace, Journal.open(folder, settings.segmentBytes(), slots), slots,
                    settings.force());
            documents.reclaimer.finish();
            settings.force().add(documents.journal);
            return documents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws MongoServerError on a duplicate key, or when it cannot be written */
    int insert(Document document) {
        int slot = slots.nextFree();
        write(slot, null, document);
        return slot;
    }

    /** As {@link #insert}. */
    void replace(int slot, Document before, Document after) {
        write(slot, before, after);
    }

    private void write(int slot, Document before, Document after) {
        List<Change> changes = changes(slot, before, after);
        byte[] body = DocumentCodec.encode(after);
        try {
            slots.set(slot, journal.put(slot, body, slots.get(slot)));
        } catch (IOException e) {
            throw notWritten(e);
        }
        changes.forEach(Change::apply);
        reclaim();
    }

    void remove(int slot, Document before) {
        List<Change> changes = changes(slot, before, null);
        try {
            journal.remove(slot, slots.get(slot));
            slots.set(slot, Location.NONE);
        } catch (IOException e) {
            throw notWritten(e);
        }
        changes.forEach(Change::apply);
        reclaim();
    }

    /** The write it follows is done, so a failure here must not fail it; it is told once, not with each write. */
    private void reclaim() {
        try {
            reclaimer.step();
            reclaimFailed = false;
        } catch (IOException e) {
            if (!reclaimFailed) {
                LOG.warn("Cannot win back space in {}: {}", journal, e.getMessage());
            }
            reclaimFailed = true;
        }
    }

    private List<Change> changes(int slot, Document before, Document after) {
        List<Change> changes = indexes.stream().filter(index -> index.isConcernedBy(before, after))
                .map(index -> index.change(slot, before, after)).toList();
        for (Change change : changes) {
            if (change.isConflict()) {
                throw new DuplicateKey(namespace, change.index().definition(), after);
            }
        }
        return changes;
    }

    private MongoServerError notWritten(IOException cause) {
        return new MongoServerError(OUT_OF_DISK_SPACE, "OutOfDiskSpace", "cannot write to " + journal + ": " + cause.getMessage(),
                cause);
    }

    Document get(int slot) {
        return DocumentCodec.decode(journal.segments().read(slots.get(slot)));
    }

    /**
     * Adds an index and fills it.
     *
     * @throws MongoServerError on a duplicate key; then the index is not there
     */
    void addIndex(CollectionIndex index) {
        try {
            fill(List.of(index));
        } catch (RuntimeException e) {
            index.close();
            throw e;
        }
        indexes.add(index);
    }

    /** As {@link #addIndex}, but empty: {@link #fillIndexes} must follow before anything else. */
    void addEmptyIndex(CollectionIndex index) {
        indexes.add(index);
    }

    /** Fills all indexes in one pass over the documents. */
    void fillIndexes() {
        if (!indexes.isEmpty()) {
            fill(indexes);
        }
    }

    private void fill(List<CollectionIndex> empty) {
        Function<byte[], Document> decoder = decoderFor(empty);
        List<CollectionIndex.Filling> fillings = empty.stream().map(CollectionIndex::filling).toList();
        slots.forEach((slot, location) -> {
            Document document = decoder.apply(journal.segments().read(location));
            fillings.forEach(filling -> requireNoConflict(filling.index(), filling.add(slot, document)));
        });
        fillings.forEach(filling -> requireNoConflict(filling.index(), filling.finish()));
    }

    private void requireNoConflict(CollectionIndex index, int slot) {
        if (slot != CollectionIndex.NO_SLOT) {
            throw new DuplicateKey(namespace, index.definition(), get(slot));
        }
    }

    /** Reads what the indexes look at; everything where one of them does not say. */
    private static Function<byte[], Document> decoderFor(List<CollectionIndex> indexes) {
        Set<String> fields = new HashSet<>();
        for (CollectionIndex index : indexes) {
            Set<String> read = index.definition().topLevelFields();
            if (read.isEmpty()) {
                return DocumentCodec::decode;
            }
            fields.addAll(read);
        }
        return new FieldDecoder(fields)::decode;
    }

    void removeIndex(String name) {
        List<CollectionIndex> removed = indexes.stream().filter(index -> index.definition().name().equals(name)).toList();
        indexes.removeAll(removed);
        removed.forEach(CollectionIndex::close);
    }

    List<CollectionIndex> indexes() {
        return indexes;
    }

    SlotTable slots() {
        return slots;
    }

    /** What can be read now, also after later changes. */
    Segments snapshot() {
        return journal.segments();
    }

    long bytes() {
        return journal.totalBytes();
    }

    void delete() {
        force.remove(journal);
        indexes.forEach(CollectionIndex::close);
        try {
            journal.delete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void close() {
        force.remove(journal);
        try {
            journal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            indexes.forEach(CollectionIndex::close);
        }
    }
}

package dev.longshore.store.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.QueryMatcher;
import de.bwaldvogel.mongo.bson.Document;

/**
 * The entries of one index: for each document its keys, each followed by the document's slot, so that equal keys are apart. Writers must
 * be alone; readers may be many.
 */
public final class CollectionIndex {

    /** There is no document with this key. */
    public static final int NO_SLOT = -1;

    private final IndexDefinition definition;
    private final KeyExtractor extractor;
    private final Set<String> fields;
    private final ResidentPages memory;
    private final OrderedKeys entries;
    private final QueryMatcher matcher = new DefaultQueryMatcher();
    private boolean seenArray;

    public CollectionIndex(IndexDefinition definition, IndexMemory memory) {
        this.definition = definition;
        this.extractor = new KeyExtractor(definition.fields());
        this.fields = definition.topLevelFields();
        this.memory = memory.pages();
        this.entries = new OrderedKeys(this.memory);
    }

    public IndexDefinition definition() {
        return definition;
    }

    /** True once a document had an array at one of the fields; then one document can be found under several keys. */
    public boolean hasArrays() {
        return seenArray;
    }

    /**
     * The step from one version of a document to the next, worked out but not yet done.
     *
     * @param before null when the document is new
     * @param after null when the document goes
     */
    public Change change(int slot, Document before, Document after) {
        return new Change(slot, keysOf(before), keysOf(after));
    }

    /** Whether the step may change entries. It cannot where all that the index looks at stays as it is. */
    public boolean isConcernedBy(Document before, Document after) {
        return before == null || after == null || fields.isEmpty()
                || fields.stream().anyMatch(field -> !isSame(before.getOrMissing(field), after.getOrMissing(field)));
    }

    /** Documents and arrays have an order that their equality may not heed, so they count as changed. */
    private static boolean isSame(Object before, Object after) {
        return Objects.equals(before, after) && !(before instanceof Map) && !(before instanceof Collection);
    }

    private KeyExtractor.KeySet keysOf(Document document) {
        return document != null && holds(document) ? extractor.keysOf(document) : KeyExtractor.KeySet.NONE;
    }

    private boolean holds(Document document) {
        if (definition.sparse() && !extractor.hasAnyField(document)) {
            return false;
        }
        return definition.filter().isEmpty() || matcher.matches(document, definition.filter());
    }

    /** Begins to fill the index, which must be empty. */
    public Filling filling() {
        return new Filling();
    }

    /** @return the slot of a document with exactly this key, or {@link #NO_SLOT} */
    public int find(byte[] key) {
        Iterator<Integer> found = entries.ascending(KeyRange.ofPrefix(key));
        return found.hasNext() ? found.next() : NO_SLOT;
    }

    /** The slots in the range in the index's order, or against it; valid until the next change. */
    public Iterator<Integer> slots(KeyRange range, boolean descending) {
        return descending ? entries.descending(range) : entries.ascending(range);
    }

    /** Number of entries in the range. */
    public int count(KeyRange range) {
        return entries.count(range);
    }

    /** Number of entries; more than documents where there are arrays. */
    public int size() {
        return entries.size();
    }

    /** Nobody asks for or changes anything any more. */
    public void close() {
        try {
            memory.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Fills an index from documents in any order. They are taken in batches that are sorted first, so that of an index that is larger than
     * its memory each page is read and written once for a batch, and not for each document.
     */
    public final class Filling {

        private static final int BATCH = 1 << 17;

        private final List<byte[]> batch = new ArrayList<>();

        private Filling() {}

        /** @return the slot of a document with which another one is in conflict, or {@link #NO_SLOT} */
        public int add(int slot, Document document) {
            KeyExtractor.KeySet keys = keysOf(document);
            seenArray |= keys.fromArray();
            keys.keys().forEach(key -> batch.add(Keys.withSlot(key, slot)));
            return batch.size() < BATCH ? NO_SLOT : finish();
        }

        /** What was added so far is in the index; answers as {@link #add}. */
        public int finish() {
            batch.sort(Arrays::compareUnsigned);
            for (byte[] entry : batch) {
                if (definition.unique() && find(Keys.withoutSlot(entry)) != NO_SLOT) {
                    return Keys.slotOf(entry);
                }
                entries.add(entry);
            }
            batch.clear();
            return NO_SLOT;
        }

        public CollectionIndex index() {
            return CollectionIndex.this;
        }
    }

    /** The entries that one document loses and gains. */
    public final class Change {

        private final int slot;
        private final KeyExtractor.KeySet before;
        private final KeyExtractor.KeySet after;

        private Change(int slot, KeyExtractor.KeySet before, KeyExtractor.KeySet after) {
            this.slot = slot;
            this.before = before;
            this.after = after;
        }

        /** True when the index is unique and another document has one of the new keys. */
        public boolean isConflict() {
            if (!definition.unique() || after.isSame(before)) {
                return false;
            }
            for (byte[] key : after.keys()) {
                int holder = find(key);
                if (holder != NO_SLOT && holder != slot) {
                    return true;
                }
            }
            return false;
        }

        public void apply() {
            seenArray |= after.fromArray();
            if (after.isSame(before)) {
                return;
            }
            before.keys().forEach(key -> entries.remove(Keys.withSlot(key, slot)));
            after.keys().forEach(key -> entries.add(Keys.withSlot(key, slot)));
        }

        public CollectionIndex index() {
            return CollectionIndex.this;
        }
    }
}

package dev.longshore.store.model;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.bson.Document;

/** Documents by id; the field {@code u}, where there is one, is unique. */
public final class NaiveStore {

    private final Map<Integer, Document> documents = new TreeMap<>();

    /** @return false when the id or the unique field is taken; then nothing changes */
    public boolean insert(Document document) {
        return !documents.containsKey(document.getInteger("_id")) && put(document);
    }

    /** As {@link #insert} for a document that is there. */
    public boolean replace(Document document) {
        return put(document);
    }

    private boolean put(Document document) {
        boolean taken = document.containsKey("u") && documents.values().stream().anyMatch(other -> isRival(document, other));
        if (!taken) {
            documents.put(document.getInteger("_id"), new Document(document));
        }
        return !taken;
    }

    private static boolean isRival(Document document, Document other) {
        return other.containsKey("u") && !other.get("_id").equals(document.get("_id"))
                && Values.areEqual(other.get("u"), document.get("u"));
    }

    public Document get(int id) {
        return documents.containsKey(id) ? new Document(documents.get(id)) : null;
    }

    public int delete(Condition condition) {
        int before = documents.size();
        documents.values().removeIf(condition::holdsFor);
        return before - documents.size();
    }

    /** Ordered by id. */
    public List<Document> find(Condition condition) {
        return matching(condition).toList();
    }

    /** @param sort names and directions; ends in _id, so that it is total */
    public List<Document> find(Condition condition, Document sort, int skip, int limit) {
        return matching(condition).sorted(order(sort)).skip(skip).limit(limit).toList();
    }

    private Stream<Document> matching(Condition condition) {
        return documents.values().stream().filter(condition::holdsFor);
    }

    private static Comparator<Document> order(Document sort) {
        Comparator<Document> order = (_, _) -> 0;
        for (String field : sort.keySet()) {
            boolean ascending = sort.getInteger(field) > 0;
            Comparator<Object> values = ascending ? Values.ORDER : Values.ORDER.reversed();
            order = order.thenComparing(document -> Values.sortValue(document, field, ascending), values);
        }
        return order;
    }
}

package dev.longshore.store.server;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

import de.bwaldvogel.mongo.bson.Document;

/** Where mongo-java-server's replies to bulk writes differ from MongoDB's: an ordered one ends at the first error, and n counts no errors. */
final class BulkReplies {

    private BulkReplies() {}

    /** @param reply as given by mongo-java-server, which counts the documents that failed too */
    static Document ofInsert(Document insert, Document reply) {
        List<Document> errors = documents(reply, "writeErrors");
        if (!errors.isEmpty()) {
            int sent = documents(insert, "documents").size();
            reply.put("n", isOrdered(insert) ? errors.getFirst().get("index") : Integer.valueOf(sent - errors.size()));
        }
        return reply;
    }

    /** @param handler of an update command that has one update, or is not ordered */
    static Document ofUpdate(Document update, UnaryOperator<Document> handler) {
        List<Document> updates = documents(update, "updates");
        if (!isOrdered(update) || updates.size() == 1) {
            return handler.apply(update);
        }
        Merged merged = new Merged();
        for (int i = 0; i < updates.size() && merged.errors.isEmpty(); i++) {
            Document one = update.clone().append("updates", List.of(updates.get(i)));
            merged.add(i, handler.apply(one));
        }
        return merged.reply();
    }

    private static boolean isOrdered(Document command) {
        return !Boolean.FALSE.equals(command.get("ordered"));
    }

    @SuppressWarnings("unchecked")
    private static List<Document> documents(Document from, String field) {
        return from.get(field) == null ? List.of() : new ArrayList<>((Collection<Document>) from.get(field));
    }

    private static final class Merged {

        private final List<Document> errors = new ArrayList<>();
        private final List<Document> upserted = new ArrayList<>();
        private int matched;
        private int modified;

        void add(int index, Document reply) {
            matched += (Integer) reply.get("n");
            modified += (Integer) reply.get("nModified");
            documents(reply, "writeErrors").forEach(error -> errors.add(error.append("index", index)));
            documents(reply, "upserted").forEach(upsert -> upserted.add(upsert.append("index", index)));
        }

        Document reply() {
            Document reply = new Document("n", matched).append("nModified", modified);
            if (!upserted.isEmpty()) {
                reply.append("upserted", upserted);
            }
            if (!errors.isEmpty()) {
                reply.append("writeErrors", errors);
            }
            return reply.append("ok", 1.0);
        }
    }
}

package dev.longshore.store.server;

import de.bwaldvogel.mongo.bson.Document;

/** How many documents the first reply to a find holds, as MongoDB does it: 101 unless the client says otherwise. */
final class Batches {

    private static final int FIRST = 101;

    private Batches() {}

    static Document limited(Document find) {
        boolean single = Boolean.TRUE.equals(find.get("singleBatch"));
        if (single) {
            return find.append("batchSize", Integer.MAX_VALUE);
        }
        boolean asked = find.get("batchSize") instanceof Number size && size.intValue() > 0;
        return asked ? find : find.append("batchSize", FIRST);
    }
}

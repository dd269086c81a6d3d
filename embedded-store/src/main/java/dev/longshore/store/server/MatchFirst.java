package dev.longshore.store.server;

import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;

/** An aggregation that begins with $match: the match uses indexes, and counting what matches reads no more than it must. */
record MatchFirst(Document match, List<Document> rest) {

    private static final Document ONE = new Document("$sum", 1);

    /** @return null when the aggregation begins otherwise, or uses variables */
    static MatchFirst of(Document command) {
        List<Document> pipeline = Aggregation.parse(command.get("pipeline"));
        if (pipeline.isEmpty() || command.containsKey("let") || !(pipeline.getFirst().get("$match") instanceof Document match)) {
            return null;
        }
        return new MatchFirst(match, pipeline.subList(1, pipeline.size()));
    }

    Document run(MongoCollection<Integer> collection, Function<List<Document>, Aggregation> stages) {
        Document group = countingGroup();
        if (group != null) {
            int count = collection.count(match, 0, 0);
            return reply(collection, count == 0 ? List.of() : List.of(new Document("_id", group.get("_id")).append("n", count)));
        }
        var matched = StreamSupport.stream(collection.handleQuery(match).spliterator(), false);
        return reply(collection, stages.apply(rest).runStages(matched));
    }

    /** What drivers make of countDocuments. */
    private Document countingGroup() {
        if (rest.size() != 1 || !(rest.getFirst().get("$group") instanceof Document group)) {
            return null;
        }
        boolean constant = !(group.get("_id") instanceof String) && !(group.get("_id") instanceof Document);
        return constant && group.size() == 2 && ONE.equals(group.get("n")) ? group : null;
    }

    private static Document reply(MongoCollection<Integer> collection, List<Document> documents) {
        Document cursor = new Document("id", 0L).append("ns", collection.getFullName()).append("firstBatch", documents);
        return new Document("cursor", cursor).append("ok", 1.0);
    }
}

package dev.longshore.gateway.logs;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;

/**
 * GetLogEvents: a page of a stream's lines, in their order. The end is reached when the token that comes back is the one that was
 * sent; asked again later, the same token yields what was written since.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html">GetLogEvents</a>
 */
@Component
final class GetLogEvents implements Operation {

    private static final int MOST_EVENTS = 10_000;
    private static final int MOST_BYTES = 1_048_576;

    private final MongoDatabase database;
    private final LogGroups groups;
    private final Clock clock = Clock.systemUTC();

    GetLogEvents(MongoDatabase database, LogGroups groups) {
        this.database = database;
        this.groups = groups;
    }

    @Override
    public String name() {
        return "GetLogEvents";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        JsonNode input = request.input();
        FoundStream found = groups.stream(request, groups.group(request));
        LogStreamKey stream = found.key();
        Optional<EventToken> token = EventToken.read(input.path("nextToken").asString(""));
        boolean forward = token.map(EventToken::forward).orElse(input.path("startFromHead").asBoolean(false));
        Bson range = token.map(place -> beyond(place, stream)).orElse(Filters.gte("_id", stream.line(0)));
        List<Document> page = read(Filters.and(Filters.gte("_id", stream.line(0)), Filters.lt("_id", stream.end()), range,
                within(input)), forward, input.path("limit").asInt(MOST_EVENTS));
        boolean isReadOn = forward || token.isEmpty();
        if (!isReadOn || page.isEmpty()) {
            return answer(page, found, token);
        }
        long first = forward ? token.map(EventToken::line).orElse(0L) : stream.number(page.getFirst().getString("_id"));
        return answer(withoutGap(page, stream, first, input), found, token);
    }

    /**
     * Batches of lines may overtake each other. Lines that have come just now, and before those in front of them, are left for a later
     * page: who reads on from this one would never see the others.
     */
    private List<Document> withoutGap(List<Document> page, LogStreamKey stream, long first, JsonNode input) {
        long overtaking = clock.millis() - LogFields.LONGEST_ON_THE_WAY_MILLIS;
        long next = first;
        for (int i = 0; i < page.size(); i++) {
            long number = stream.number(page.get(i).getString("_id"));
            if (number != next && page.get(i).getLong(LogFields.INGESTED) > overtaking
                    && !areLeftOut(next, number, stream, input)) {
                return page.subList(0, i);
            }
            next = number + 1;
        }
        return page;
    }

    /** Whether all lines from one to before another are there, and of other times than are asked for. */
    private boolean areLeftOut(long from, long to, LogStreamKey stream, JsonNode input) {
        Bson between = Filters.and(Filters.gte("_id", stream.line(from)), Filters.lt("_id", stream.line(to)));
        Bson without = Filters.or(Filters.lt(LogFields.TIMESTAMP, startTime(input)),
                Filters.gte(LogFields.TIMESTAMP, endTime(input)));
        return database.getCollection(LogFields.LINES).countDocuments(Filters.and(between, without)) == to - from;
    }

    private static Bson beyond(EventToken place, LogStreamKey stream) {
        String id = stream.line(place.line());
        return place.forward() ? Filters.gte("_id", id) : Filters.lt("_id", id);
    }

    /** From startTime to before endTime. */
    private static Bson within(JsonNode input) {
        return Filters.and(Filters.gte(LogFields.TIMESTAMP, startTime(input)), Filters.lt(LogFields.TIMESTAMP, endTime(input)));
    }

    private static long startTime(JsonNode input) {
        return input.path("startTime").asLong(0);
    }

    private static long endTime(JsonNode input) {
        return input.path("endTime").asLong(Long.MAX_VALUE);
    }

    /** In the order of the lines, whatever the direction in which they were read. */
    private List<Document> read(Bson filter, boolean forward, int limit) {
        List<Document> page = new ArrayList<>();
        int bytes = 0;
        try (MongoCursor<Document> lines = database.getCollection(LogFields.LINES).find(filter)
                .sort(forward ? Sorts.ascending("_id") : Sorts.descending("_id")).limit(limit).cursor()) {
            while (lines.hasNext()) {
                Document line = lines.next();
                bytes += line.getString(LogFields.TEXT).getBytes(StandardCharsets.UTF_8).length;
                if (bytes > MOST_BYTES && !page.isEmpty()) {
                    break;
                }
                page.add(line);
            }
        }
        return forward ? page : page.reversed();
    }

    private static ObjectNode answer(List<Document> page, FoundStream stream, Optional<EventToken> token) {
        ObjectNode answer = Json.object();
        ArrayNode events = answer.putArray("events");
        for (Document line : page) {
            events.addObject().put("timestamp", line.getLong(LogFields.TIMESTAMP))
                    .put("message", LogFields.message(line))
                    .put("ingestionTime", line.getLong(LogFields.INGESTED));
        }
        long here = token.map(EventToken::line).orElse(0L);
        long before = page.isEmpty() ? here : stream.key().number(page.getFirst().getString("_id"));
        long behind = page.isEmpty() ? here : stream.key().number(page.getLast().getString("_id")) + 1;
        answer.put("nextForwardToken", new EventToken(true, behind, stream.endsAt(behind)).toString());
        answer.put("nextBackwardToken", new EventToken(false, before, false).toString());
        return answer;
    }
}

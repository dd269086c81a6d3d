package dev.longshore.gateway.logs;

import java.util.ArrayList;
import java.util.List;

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
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.api.PageToken;

/**
 * DescribeLogStreams: the streams of a group, by name or by the time of their last event; by time only those that have one.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogStreams.html">DescribeLogStreams</a>
 */
@Component
final class DescribeLogStreams implements Operation {

    private static final int MOST = 50;

    private final MongoDatabase database;
    private final LogGroups groups;

    DescribeLogStreams(MongoDatabase database, LogGroups groups) {
        this.database = database;
        this.groups = groups;
    }

    @Override
    public String name() {
        return "DescribeLogStreams";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        JsonNode input = request.input();
        String group = groups.group(request);
        String prefix = input.path("logStreamNamePrefix").asString("");
        boolean byTime = input.path("orderBy").asString("").equals("LastEventTime");
        if (byTime && !prefix.isEmpty()) {
            throw new ClientException("InvalidParameterException", "Cannot order by LastEventTime with a logStreamNamePrefix.");
        }
        boolean descending = input.path("descending").asBoolean(false);
        String binding = name() + request.region() + group + prefix + byTime + descending;
        StreamOrder order = new StreamOrder(byTime, descending);
        List<Bson> conditions = new ArrayList<>(List.of(Filters.eq(LogFields.REGION, request.region()),
                Filters.eq(LogFields.GROUP, group)));
        if (!prefix.isEmpty()) {
            conditions.add(Filters.gte(LogFields.STREAM, prefix));
            conditions.add(Filters.lt(LogFields.STREAM, prefix + '\uffff'));
        }
        if (byTime) {
            conditions.add(Filters.gte(LogFields.LAST_EVENT, 0L));
        }
        if (input.has("nextToken")) {
            conditions.add(order.behind(PageToken.read(binding, input.get("nextToken").asString(""))));
        }
        int limit = input.path("limit").asInt(MOST);
        List<Document> found = database.getCollection(LogFields.STREAMS).find(Filters.and(conditions)).sort(order.sort())
                .limit(limit + 1).into(new ArrayList<>());
        return answer(found, limit, order, binding, request);
    }

    private static ObjectNode answer(List<Document> found, int limit, StreamOrder order, String binding, ApiRequest request) {
        ObjectNode answer = Json.object();
        ArrayNode streams = answer.putArray("logStreams");
        found.stream().limit(limit).forEach(stream -> streams.add(describe(stream, request)));
        if (found.size() > limit) {
            answer.put("nextToken", PageToken.after(binding, order.place(found.get(limit - 1))));
        }
        return answer;
    }

    private static ObjectNode describe(Document stream, ApiRequest request) {
        String name = stream.getString(LogFields.STREAM);
        ObjectNode description = Json.object().put("logStreamName", name).put("creationTime", stream.getLong(LogFields.CREATED));
        if (stream.containsKey(LogFields.LAST_EVENT)) {
            description.put("firstEventTimestamp", stream.getLong(LogFields.FIRST_EVENT))
                    .put("lastEventTimestamp", stream.getLong(LogFields.LAST_EVENT))
                    .put("lastIngestionTime", stream.getLong(LogFields.LAST_INGESTED));
        }
        return description.put("arn", "arn:aws:logs:" + request.region() + ":" + request.account() + ":log-group:"
                + stream.getString(LogFields.GROUP) + ":log-stream:" + name)
                .put("storedBytes", 0);
    }

    /** The order of a list of streams, and places in it. */
    private record StreamOrder(boolean byTime, boolean descending) {

        Bson sort() {
            String[] fields = byTime ? new String[]{LogFields.LAST_EVENT, LogFields.STREAM} : new String[]{LogFields.STREAM};
            return descending ? Sorts.descending(fields) : Sorts.ascending(fields);
        }

        String place(Document stream) {
            return (byTime ? stream.getLong(LogFields.LAST_EVENT) : 0) + "/" + stream.getString(LogFields.STREAM);
        }

        Bson behind(String place) {
            String[] parts = place.split("/", 2);
            Bson byName = further(LogFields.STREAM, parts[1]);
            if (!byTime) {
                return byName;
            }
            long time = Long.parseLong(parts[0]);
            return Filters.or(further(LogFields.LAST_EVENT, time), Filters.and(Filters.eq(LogFields.LAST_EVENT, time), byName));
        }

        private Bson further(String field, Object value) {
            return descending ? Filters.lt(field, value) : Filters.gt(field, value);
        }
    }
}

package dev.longshore.gateway.logs;

import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.ClientException;

/** Finds the group and the stream that a request means. */
@Component
class LogGroups {

    /** It is there from the start, as on AWS once there is a job. */
    private static final String DEFAULT_GROUP = "/aws/batch/job";
    private static final String ARN_MARK = ":log-group:";

    private final MongoDatabase database;

    LogGroups(MongoDatabase database) {
        this.database = database;
    }

    /** @throws ClientException when the request names no group, two, or one that does not exist */
    String group(ApiRequest request) {
        JsonNode input = request.input();
        boolean byName = input.has("logGroupName");
        if (byName == input.has("logGroupIdentifier")) {
            throw new ClientException("InvalidParameterException",
                    "Exactly one of logGroupName and logGroupIdentifier is required.");
        }
        String group = byName ? input.get("logGroupName").asString("") : nameOf(input.get("logGroupIdentifier").asString(""));
        if (!group.equals(DEFAULT_GROUP) && database.getCollection(LogFields.STREAMS).find(
                Filters.and(Filters.eq(LogFields.REGION, request.region()), Filters.eq(LogFields.GROUP, group)))
                .first() == null) {
            throw notFound("group");
        }
        return group;
    }

    /** @throws ClientException when there is no such stream */
    FoundStream stream(ApiRequest request, String group) {
        LogStreamKey key = LogStreamKey.of(request.region(), group, request.input().path("logStreamName").asString(""));
        Document stream = database.getCollection(LogFields.STREAMS).find(Filters.eq(key.value())).first();
        if (stream == null) {
            throw notFound("stream");
        }
        return new FoundStream(key, Optional.ofNullable(stream.getLong(LogFields.LENGTH)));
    }

    /** All groups of a region, in the order of their names: each is found behind the last, as there are few of them and many streams. */
    SortedSet<String> names(String region) {
        SortedSet<String> names = new TreeSet<>(Set.of(DEFAULT_GROUP));
        Optional<String> name = nameBehind(region, "");
        while (name.isPresent()) {
            names.add(name.get());
            name = nameBehind(region, name.get());
        }
        return names;
    }

    private Optional<String> nameBehind(String region, String name) {
        return first(Filters.and(Filters.eq(LogFields.REGION, region), Filters.gt(LogFields.GROUP, name)), LogFields.REGION,
                LogFields.GROUP, LogFields.STREAM).map(stream -> stream.getString(LogFields.GROUP));
    }

    /** When the group's oldest stream came; empty where it has none. */
    Optional<Long> createdAt(String region, String group) {
        return first(Filters.and(Filters.eq(LogFields.REGION, region), Filters.eq(LogFields.GROUP, group)), LogFields.CREATED,
                "_id").map(stream -> stream.getLong(LogFields.CREATED));
    }

    private Optional<Document> first(Bson filter, String... order) {
        return Optional.ofNullable(
                database.getCollection(LogFields.STREAMS).find(filter).sort(Sorts.ascending(order)).first());
    }

    static String nameOf(String identifier) {
        int mark = identifier.indexOf(ARN_MARK);
        String name = mark < 0 ? identifier : identifier.substring(mark + ARN_MARK.length());
        return name.endsWith(":*") ? name.substring(0, name.length() - 2) : name;
    }

    private static ClientException notFound(String what) {
        return new ClientException("ResourceNotFoundException", "The specified log " + what + " does not exist.");
    }
}

package dev.longshore.gateway.logs;

import java.util.Optional;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import org.bson.Document;
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

    private static String nameOf(String identifier) {
        int mark = identifier.indexOf(ARN_MARK);
        String name = mark < 0 ? identifier : identifier.substring(mark + ARN_MARK.length());
        return name.endsWith(":*") ? name.substring(0, name.length() - 2) : name;
    }

    private static ClientException notFound(String what) {
        return new ClientException("ResourceNotFoundException", "The specified log " + what + " does not exist.");
    }
}

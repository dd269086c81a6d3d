package dev.longshore.gateway.logs;

import java.util.ArrayList;
import java.util.List;

import com.mongodb.client.model.Filters;
import org.bson.conversions.Bson;
import tools.jackson.databind.JsonNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.ClientException;

/**
 * What FilterLogEvents is asked for.
 *
 * @param names of streams; empty for all
 * @param prefix of the names of streams; empty for all
 * @param start milliseconds, included
 * @param end milliseconds, included
 */
record Search(String region, String group, List<String> names, String prefix, long start, long end, FilterPattern pattern,
        int limit) {

    private static final int MOST_EVENTS = 10_000;

    /** @throws ClientException when streams are named in two ways, or the pattern is none */
    static Search read(ApiRequest request, String group) {
        JsonNode input = request.input();
        List<String> names = input.path("logStreamNames").valueStream().map(name -> name.asString("")).toList();
        String prefix = input.path("logStreamNamePrefix").asString("");
        if (!names.isEmpty() && !prefix.isEmpty()) {
            throw new ClientException("InvalidParameterException",
                    "logStreamNames and logStreamNamePrefix cannot be given together.");
        }
        return new Search(request.region(), group, names, prefix, input.path("startTime").asLong(0),
                input.path("endTime").asLong(Long.MAX_VALUE), FilterPattern.parse(input.path("filterPattern").asString("")),
                input.path("limit").asInt(MOST_EVENTS));
    }

    /** What a token belongs to; with the number of its form, so that one of an earlier version is refused. */
    String binding() {
        return String.join("\n", "FilterLogEvents 2", region, group, names.toString(), prefix, start + "-" + end,
                pattern.toString());
    }

    /** Finds the streams that could have something. */
    Bson streams() {
        List<Bson> conditions = new ArrayList<>(List.of(Filters.eq(LogFields.REGION, region),
                Filters.eq(LogFields.GROUP, group), Filters.gte(LogFields.LAST_EVENT, start),
                Filters.lte(LogFields.FIRST_EVENT, end)));
        if (!names.isEmpty()) {
            conditions.add(Filters.in(LogFields.STREAM, names));
        }
        if (!prefix.isEmpty()) {
            conditions.add(Filters.gte(LogFields.STREAM, prefix));
            conditions.add(Filters.lt(LogFields.STREAM, prefix + '\uffff'));
        }
        return Filters.and(conditions);
    }

    /** Whether a line will be found that is printed at that time. */
    boolean isOpenAt(long now) {
        return end >= now;
    }
}

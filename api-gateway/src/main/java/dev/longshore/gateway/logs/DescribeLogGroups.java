package dev.longshore.gateway.logs;

import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.api.Page;

/**
 * DescribeLogGroups: groups by name, those of a prefix or with a part of a name, or some that are named.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html">DescribeLogGroups</a>
 */
@Component
final class DescribeLogGroups implements Operation {

    private static final int MOST = 50;
    private static final String STANDARD = "STANDARD";

    private final LogGroups groups;
    private final long startedAt = Clock.systemUTC().millis();

    DescribeLogGroups(LogGroups groups) {
        this.groups = groups;
    }

    @Override
    public String name() {
        return "DescribeLogGroups";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        ObjectNode input = request.input();
        if (input.has("logGroupNamePrefix") && input.has("logGroupNamePattern")) {
            throw new ClientException("InvalidParameterException",
                    "logGroupNamePrefix and logGroupNamePattern cannot be given together.");
        }
        String binding = name() + request.region() + input.path("logGroupNamePrefix") + input.path("logGroupNamePattern")
                + input.path("logGroupIdentifiers") + input.path("logGroupClass");
        String after = Page.start(input, binding);
        Predicate<String> wanted = wanted(request);
        List<String> names = groups.names(request.region()).stream().filter(name -> name.compareTo(after) > 0).filter(wanted)
                .limit(MOST + 1L).toList();
        Page<String> page = Page.of(names, Math.min(MOST, input.path("limit").asInt(MOST)), name -> name);
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("logGroups");
        page.entries().forEach(name -> list.add(describe(request, name)));
        return page.addTo(answer, binding);
    }

    private static Predicate<String> wanted(ApiRequest request) {
        ObjectNode input = request.input();
        List<String> accounts = texts(input.path("accountIdentifiers"));
        boolean isOurs = accounts.isEmpty() || accounts.contains(request.account());
        if (!isOurs || !input.path("logGroupClass").asString(STANDARD).equals(STANDARD)) {
            return _ -> false;
        }
        String prefix = input.path("logGroupNamePrefix").asString("");
        String part = input.path("logGroupNamePattern").asString("");
        List<String> named = texts(input.path("logGroupIdentifiers")).stream().map(LogGroups::nameOf).toList();
        return name -> name.startsWith(prefix) && name.contains(part) && (named.isEmpty() || named.contains(name));
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(text -> text.asString("")).toList();
    }

    /** Where a part of the name was asked for, AWS tells less. */
    private ObjectNode describe(ApiRequest request, String name) {
        String arn = "arn:aws:logs:" + request.region() + ":" + request.account() + ":log-group:" + name;
        ObjectNode group = Json.object().put("logGroupName", name)
                .put("creationTime", groups.createdAt(request.region(), name).orElse(startedAt)).put("arn", arn + ":*");
        if (request.input().has("logGroupNamePattern")) {
            return group;
        }
        return group.put("metricFilterCount", 0).put("storedBytes", 0).put("logGroupClass", STANDARD).put("logGroupArn", arn);
    }
}

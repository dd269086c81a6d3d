package dev.longshore.gateway.schedule;

import tools.jackson.databind.JsonNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.resource.Scope;

import static java.util.Objects.requireNonNull;

/** Which schedule. Neither group nor name holds a slash. */
public record ScheduleId(Scope scope, String group, String name) {

    static final String DEFAULT_GROUP = "default";

    public ScheduleId {
        requireNonNull(scope, "scope");
        requireNonNull(group, "group");
        requireNonNull(name, "name");
    }

    /** The one that a request names. */
    static ScheduleId of(ApiRequest request) {
        JsonNode input = request.input();
        return new ScheduleId(Scope.of(request), input.path("GroupName").asString(DEFAULT_GROUP),
                input.path("Name").asString());
    }

    public String arn() {
        return arn(scope, "schedule/" + group + "/" + name);
    }

    /** The key in the store. */
    public String key() {
        return scope.prefix() + group + "/" + name;
    }

    public static ScheduleId ofKey(String key) {
        String[] parts = key.split("/", 4);
        return new ScheduleId(new Scope(parts[0], parts[1]), parts[2], parts[3]);
    }

    static String arn(Scope scope, String resource) {
        return "arn:aws:scheduler:" + scope.region() + ":" + scope.account() + ":" + resource;
    }
}

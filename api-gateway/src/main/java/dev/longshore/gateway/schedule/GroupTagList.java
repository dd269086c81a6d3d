package dev.longshore.gateway.schedule;

import java.util.Locale;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.Json;

/** Tags as this API has them: a list of keys and values. */
final class GroupTagList {

    private static final int MOST = 50;

    private GroupTagList() {}

    /** @throws dev.longshore.gateway.api.ClientException when a key is reserved */
    static ObjectNode read(JsonNode list) {
        ObjectNode tags = Json.object();
        for (JsonNode tag : list) {
            String key = tag.path("Key").asString();
            if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
                throw ScheduleErrors.invalid("The tag " + key + " begins with aws:, which is reserved.");
            }
            tags.put(key, tag.path("Value").asString());
        }
        return checked(tags);
    }

    /** @throws dev.longshore.gateway.api.ClientException when there are too many */
    static ObjectNode checked(ObjectNode tags) {
        if (tags.size() > MOST) {
            throw ScheduleErrors.invalid("Tags has " + tags.size() + " entries; at most " + MOST + " are allowed.");
        }
        return tags;
    }

    static ArrayNode write(ObjectNode tags) {
        ArrayNode list = tags.arrayNode();
        tags.propertyStream().forEach(
                tag -> list.addObject().put("Key", tag.getKey()).put("Value", tag.getValue().asString()));
        return list;
    }
}

package dev.longshore.gateway.job.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Reads and writes what containers are given: arguments as lists of texts, variables as lists of names and values. */
final class Variables {

    private Variables() {}

    /** One without a value is empty. */
    static Map<String, String> read(JsonNode list) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (JsonNode variable : list) {
            variables.put(variable.path("name").asString(""), variable.path("value").asString(""));
        }
        return variables;
    }

    static void write(Map<String, String> variables, ArrayNode list) {
        variables.forEach((name, value) -> list.addObject().put("name", name).put("value", value));
    }

    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>(list.size());
        for (JsonNode item : list) {
            texts.add(item.asString(""));
        }
        return texts;
    }

    static void write(List<String> texts, ArrayNode list) {
        texts.forEach(list::add);
    }
}

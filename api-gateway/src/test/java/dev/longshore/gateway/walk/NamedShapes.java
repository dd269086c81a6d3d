package dev.longshore.gateway.walk;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.longshore.gateway.api.model.ApiModel;

/**
 * The structures that some operations take, by the names that AWS gives them.
 *
 * @param members of each structure, by its name, and of each operation, in the order of the model
 * @param places where each structure is used, such as {@code NodeRangeProperty.container}
 */
record NamedShapes(Map<String, List<String>> members, Map<String, Set<String>> places) {

    static NamedShapes takenBy(List<String> operations) {
        NamedShapes named = new NamedShapes(new LinkedHashMap<>(), new LinkedHashMap<>());
        JsonNode model = model("batch-model.json");
        operations.forEach(operation -> named.add(operation, model.path("operations").path(operation).path("input"),
                model.path("shapes")));
        return named;
    }

    static List<String> operations(String file) {
        return List.copyOf(model(file).path("operations").propertyNames());
    }

    private void add(String name, JsonNode structure, JsonNode shapes) {
        members.put(name, List.copyOf(structure.propertyNames()));
        List<String> inner = new ArrayList<>();
        structure.propertyStream().forEach(entry -> {
            String of = elementOf(entry.getValue().path("shape").asString(""), shapes);
            if (shapes.path(of).path("type").asString("").equals("structure")) {
                places.computeIfAbsent(of, _ -> new LinkedHashSet<>()).add(name + "." + entry.getKey());
                inner.add(of);
            }
        });
        inner.stream().filter(of -> !members.containsKey(of)).forEach(of -> add(of, shapes.path(of).path("members"), shapes));
    }

    private static String elementOf(String shape, JsonNode shapes) {
        JsonNode definition = shapes.path(shape);
        return definition.path("type").asString("").equals("list") ? elementOf(definition.path("of").asString(), shapes) : shape;
    }

    private static JsonNode model(String file) {
        InputStream stream = ApiModel.class.getResourceAsStream("/dev/longshore/gateway/api/" + file);
        return JsonMapper.shared().readTree(stream);
    }
}

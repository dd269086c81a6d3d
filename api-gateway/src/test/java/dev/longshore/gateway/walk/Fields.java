package dev.longshore.gateway.walk;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import dev.longshore.gateway.api.model.Shape;

/** The fields of a structure at every depth, such as {@code retryStrategy.attempts}. */
final class Fields {

    private Fields() {}

    static List<String> of(Shape.Structure shape) {
        return within(shape, "").toList();
    }

    /** Those that an input has. */
    static Set<String> in(JsonNode input) {
        Set<String> fields = new TreeSet<>();
        collect(input, "", fields);
        return fields;
    }

    private static void collect(JsonNode value, String path, Set<String> fields) {
        if (value.isArray()) {
            value.forEach(element -> collect(element, path, fields));
            return;
        }
        value.propertyStream().forEach(entry -> {
            String at = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
            fields.add(at);
            collect(entry.getValue(), at, fields);
        });
    }

    private static Stream<String> within(Shape shape, String path) {
        return switch (shape) {
            case Shape.Structure structure -> structure.members().entrySet().stream().flatMap(entry -> {
                String at = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
                return Stream.concat(Stream.of(at), within(entry.getValue().shape(), at));
            });
            case Shape.Many many -> within(many.element(), path);
            case Shape.Table _,Shape.Text _,Shape.Whole _,Shape.Real _,Shape.Flag _ -> Stream.of();
        };
    }
}

package dev.longshore.gateway.api.model;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

/** Reads shapes from a model file. Each named shape becomes one object; shapes do not refer to themselves. */
final class ShapeReader {

    private static final Set<String> SCALARS = Set.of("string", "integer", "long", "float", "double", "boolean",
            "timestamp");

    private final JsonNode shapes;
    private final Map<String, Shape> read = new HashMap<>();

    ShapeReader(JsonNode shapes) {
        this.shapes = shapes;
    }

    Shape.Structure structure(JsonNode members) {
        Map<String, Shape.Member> read = new LinkedHashMap<>();
        members.propertyStream().forEach(entry -> read.put(entry.getKey(), member(entry.getKey(), entry.getValue())));
        return new Shape.Structure(read);
    }

    private Shape.Member member(String name, JsonNode member) {
        Shape.Location location = switch (member.path("location").asString("")) {
            case "uri" -> Shape.Location.PATH;
            case "querystring" -> Shape.Location.QUERY;
            case "header" -> Shape.Location.HEADER;
            default -> Shape.Location.BODY;
        };
        Shape shape = member.has("shape") ? named(member.path("shape").asString()) : inline(member);
        return new Shape.Member(shape, member.path("required").asBoolean(false), location,
                member.path("locationName").asString(name));
    }

    /** A shape by its name; a scalar type without limits is a name too. */
    private Shape named(String name) {
        Shape known = read.get(name);
        if (known != null) {
            return known;
        }
        Shape shape = SCALARS.contains(name) ? scalar(name, shapes.path(name)) : inline(definitionOf(name));
        read.put(name, shape);
        return shape;
    }

    private JsonNode definitionOf(String name) {
        if (!shapes.has(name)) {
            throw new IllegalStateException("the API model has no shape " + name);
        }
        return shapes.path(name);
    }

    private Shape inline(JsonNode definition) {
        String type = definition.path("type").asString();
        return switch (type) {
            case "structure" -> structure(definition.path("members"));
            case "list" -> new Shape.Many(named(definition.path("of").asString()), bounds(definition));
            case "map" -> new Shape.Table((Shape.Text) named(definition.path("key").asString()),
                    named(definition.path("value").asString()), bounds(definition));
            default -> scalar(type, definition);
        };
    }

    private static Shape scalar(String type, JsonNode definition) {
        return switch (type) {
            case "string" -> new Shape.Text(bounds(definition), pattern(definition), allowed(definition),
                    definition.path("ignoreCase").asBoolean(false));
            case "integer" -> new Shape.Whole(bounds(definition), false);
            case "long" -> new Shape.Whole(bounds(definition), true);
            case "float", "double", "timestamp" -> new Shape.Real();
            case "boolean" -> new Shape.Flag();
            default -> throw new IllegalStateException("the API model has a type that is not known: " + type);
        };
    }

    private static Shape.Bounds bounds(JsonNode definition) {
        if (!definition.has("min") && !definition.has("max")) {
            return Shape.Bounds.NONE;
        }
        return new Shape.Bounds(definition.path("min").asLong(Long.MIN_VALUE), definition.path("max").asLong(Long.MAX_VALUE),
                definition.path("refusal").asStringOpt());
    }

    private static Optional<Pattern> pattern(JsonNode definition) {
        return definition.path("pattern").asStringOpt().map(Pattern::compile);
    }

    private static List<String> allowed(JsonNode definition) {
        return definition.path("enum").valueStream().map(JsonNode::asString).toList();
    }
}

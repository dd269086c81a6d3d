package dev.longshore.gateway.openapi;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.model.Shape;

/**
 * Shapes of the model as JSON Schema.
 *
 * @see <a href="https://json-schema.org/draft/2020-12/schema">JSON Schema 2020-12</a>
 */
final class Schemas {

    private Schemas() {}

    static ObjectNode of(Shape shape) {
        return switch (shape) {
            case Shape.Text text -> text(text);
            case Shape.Whole whole -> bounded(type("integer").put("format", whole.wide() ? "int64" : "int32"), whole.range(),
                    "minimum", "maximum");
            case Shape.Real _ -> type("number");
            case Shape.Flag _ -> type("boolean");
            case Shape.Many many -> {
                ObjectNode list = bounded(type("array"), many.size(), "minItems", "maxItems");
                list.set("items", of(many.element()));
                yield list;
            }
            case Shape.Table table -> {
                ObjectNode map = bounded(type("object"), table.size(), "minProperties", "maxProperties");
                map.set("additionalProperties", of(table.value()));
                yield map;
            }
            case Shape.Structure structure -> members(structure, Shape.Location.BODY);
        };
    }

    /** An object of those members of a structure that stand in one place. */
    static ObjectNode members(Shape.Structure structure, Shape.Location location) {
        ObjectNode schema = type("object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = Json.object().arrayNode();
        structure.members().forEach((name, member) -> {
            if (member.location() == location) {
                properties.set(name, of(member.shape()));
                if (member.required()) {
                    required.add(name);
                }
            }
        });
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema;
    }

    private static ObjectNode text(Shape.Text text) {
        ObjectNode schema = bounded(type("string"), text.length(), "minLength", "maxLength");
        text.pattern().ifPresent(pattern -> schema.put("pattern", "^(?:" + pattern + ")$"));
        if (!text.allowed().isEmpty()) {
            ArrayNode allowed = schema.putArray("enum");
            text.allowed().forEach(allowed::add);
        }
        return schema;
    }

    private static ObjectNode bounded(ObjectNode schema, Shape.Bounds bounds, String least, String most) {
        if (bounds.least() != Long.MIN_VALUE) {
            schema.put(least, bounds.least());
        }
        if (bounds.most() != Long.MAX_VALUE) {
            schema.put(most, bounds.most());
        }
        return schema;
    }

    private static ObjectNode type(String name) {
        return Json.object().put("type", name);
    }
}

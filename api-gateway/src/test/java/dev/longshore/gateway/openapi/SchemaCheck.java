package dev.longshore.gateway.openapi;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

/** Compares values with schemas, as far as the document uses JSON Schema. A member that the schema does not name is a fault too. */
final class SchemaCheck {

    private final List<String> faults = new ArrayList<>();

    private SchemaCheck() {}

    static List<String> faults(JsonNode value, JsonNode schema) {
        SchemaCheck check = new SchemaCheck();
        check.check("answer", value, schema);
        return check.faults;
    }

    private void check(String where, JsonNode value, JsonNode schema) {
        switch (schema.path("type").asString("")) {
            case "object" -> object(where, value, schema);
            case "array" -> {
                expect(value.isArray(), where, value);
                value.forEach(element -> check(where + "[]", element, schema.path("items")));
            }
            case "string" -> {
                boolean isAllowed = !schema.has("enum") || schema.path("enum").valueStream().anyMatch(value::equals);
                expect(value.isString() && isAllowed, where, value);
            }
            case "integer" -> expect(value.isIntegralNumber(), where, value);
            case "number" -> expect(value.isNumber(), where, value);
            case "boolean" -> expect(value.isBoolean(), where, value);
            default -> faults.add(where + " has a schema without a type: " + schema);
        }
    }

    private void object(String where, JsonNode value, JsonNode schema) {
        expect(value.isObject(), where, value);
        schema.path("required").forEach(name -> {
            if (!value.has(name.asString())) {
                faults.add(where + " lacks " + name.asString());
            }
        });
        boolean isOpen = schema.path("properties").isEmpty() && !schema.has("additionalProperties");
        value.properties().forEach(member -> {
            JsonNode its = schema.path("properties").path(member.getKey());
            JsonNode known = its.isMissingNode() ? schema.path("additionalProperties") : its;
            if (!isOpen) {
                check(where + "." + member.getKey(), member.getValue(), known);
            }
        });
    }

    private void expect(boolean holds, String where, JsonNode value) {
        if (!holds) {
            faults.add(where + " is " + value);
        }
    }
}

package dev.longshore.gateway.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

import dev.longshore.gateway.api.model.Shape;

/** Finds what an answer has that its shape forbids: members the model does not know, other types, other values, missing ones. */
final class OutputCheck {

    /** The model has it required, and AWS leaves it out until there is such a time. */
    private static final String OMITTED_UNTIL_KNOWN = "startedAt";

    private final List<String> faults = new ArrayList<>();

    private OutputCheck() {}

    /** @return one sentence for each fault; none when the answer is as the model has it */
    static List<String> faults(JsonNode output, Shape shape) {
        OutputCheck check = new OutputCheck();
        check.value(output, shape, "");
        return check.faults;
    }

    private void value(JsonNode value, Shape shape, String path) {
        switch (shape) {
            case Shape.Text text -> text(value, text, path);
            case Shape.Whole whole -> expect(value.isIntegralNumber()
                    && (whole.wide() ? value.canConvertToLong() : value.canConvertToInt()), path, "no integer of its size",
                    value);
            case Shape.Real _ -> expect(value.isNumber() && Double.isFinite(value.asDouble()), path, "no number", value);
            case Shape.Flag _ -> expect(value.isBoolean(), path, "neither true nor false", value);
            case Shape.Many many -> list(value, many, path);
            case Shape.Table table -> map(value, table, path);
            case Shape.Structure structure -> structure(value, structure, path);
        }
    }

    private void text(JsonNode value, Shape.Text shape, String path) {
        expect(value.isString(), path, "no string", value);
        if (!shape.allowed().isEmpty() && value.isString()) {
            expect(shape.allowed().contains(value.asString()), path, "none of " + shape.allowed(), value);
        }
    }

    private void list(JsonNode value, Shape.Many shape, String path) {
        expect(value.isArray(), path, "no list", value);
        for (int i = 0; i < value.size(); i++) {
            value(value.get(i), shape.element(), path + "[" + i + "]");
        }
    }

    private void map(JsonNode value, Shape.Table shape, String path) {
        expect(value.isObject(), path, "no map", value);
        value.propertyStream().forEach(entry -> value(entry.getValue(), shape.value(), path + "." + entry.getKey()));
    }

    private void structure(JsonNode value, Shape.Structure shape, String path) {
        expect(value.isObject(), path, "no structure", value);
        if (isOfAnyForm(shape, path)) {
            return;
        }
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            Shape.Member member = shape.members().get(entry.getKey());
            if (member == null) {
                faults.add(path + "." + entry.getKey() + " is not in the model");
            } else {
                value(entry.getValue(), member.shape(), path + "." + entry.getKey());
            }
        }
        shape.members().forEach((name, member) -> {
            if (member.required() && !value.has(name) && !name.equals(OMITTED_UNTIL_KNOWN)) {
                faults.add(path + "." + name + " is missing");
            }
        });
    }

    /** A structure without members, unless it is the whole answer, which is empty then. */
    private static boolean isOfAnyForm(Shape.Structure shape, String path) {
        return shape.members().isEmpty() && !path.isEmpty();
    }

    private void expect(boolean fits, String path, String fault, JsonNode value) {
        if (!fits) {
            faults.add(path + " is " + value + ", " + fault);
        }
    }
}

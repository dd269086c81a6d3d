package dev.longshore.gateway.api.model;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

import dev.longshore.gateway.api.ClientException;

/**
 * Checks one input against its shape, and cleans it: members that the model does not know and members that are null are taken
 * out, as AWS ignores both. The first thing wrong is refused with the member's path, what was given and what is allowed.
 *
 * <p>Made for one input and used once, since it remembers where it stands; a check costs no allocation while all is well.
 */
public final class InputCheck {

    private final Trail trail = new Trail();

    private InputCheck() {}

    /** @throws ClientException when something is missing, of the wrong type, or not allowed */
    public static void clean(ObjectNode input, Shape.Structure shape) {
        new InputCheck().structure(input, shape);
    }

    private void structure(ObjectNode object, Shape.Structure shape) {
        Iterator<Map.Entry<String, JsonNode>> members = object.properties().iterator();
        while (members.hasNext()) {
            Map.Entry<String, JsonNode> entry = members.next();
            Shape.Member member = shape.members().get(entry.getKey());
            if (member == null || entry.getValue().isNull()) {
                members.remove();
                continue;
            }
            trail.enter(entry.getKey());
            entry.setValue(checked(entry.getValue(), member.shape()));
            trail.leave();
        }
        shape.members().forEach((name, member) -> {
            if (member.required() && !object.has(name)) {
                throw new ClientException(trail.to(name) + " is required.");
            }
        });
    }

    /** The value itself, or its proper form where the model accepts another way to write it. */
    private JsonNode checked(JsonNode value, Shape shape) {
        switch (shape) {
            case Shape.Text text -> {
                return text(value, text);
            }
            case Shape.Whole whole -> whole(value, whole);
            case Shape.Real _ -> expect(value, value.isNumber() && Double.isFinite(value.asDouble()), "a number");
            case Shape.Flag _ -> expect(value, value.isBoolean(), "true or false");
            case Shape.Many many -> list(value, many);
            case Shape.Table table -> map(value, table);
            case Shape.Structure structure -> {
                expect(value, value.isObject(), "an object");
                structure((ObjectNode) value, structure);
            }
        }
        return value;
    }

    private JsonNode text(JsonNode value, Shape.Text shape) {
        expect(value, value.isString(), "a string");
        String text = value.asString();
        if (!shape.allowed().isEmpty()) {
            return oneOf(value, text, shape);
        }
        if (!shape.length().hold(text.length())) {
            throw refused(shape.length(),
                    "has " + text.length() + " characters; " + shape.length().inWords() + " are allowed");
        }
        if (shape.pattern().isPresent() && !shape.pattern().get().matcher(text).matches()) {
            throw refused(Shape.Bounds.NONE,
                    "is '" + Excerpt.of(text) + "', which does not match the pattern " + shape.pattern().get());
        }
        return value;
    }

    private JsonNode oneOf(JsonNode value, String text, Shape.Text shape) {
        if (shape.allowed().contains(text)) {
            return value;
        }
        if (shape.ignoresCase()) {
            for (String allowed : shape.allowed()) {
                if (allowed.equalsIgnoreCase(text)) {
                    return StringNode.valueOf(allowed);
                }
            }
        }
        throw refused(Shape.Bounds.NONE,
                "is '" + Excerpt.of(text) + "'; it must be one of " + String.join(", ", shape.allowed()));
    }

    private void whole(JsonNode value, Shape.Whole shape) {
        expect(value, value.isIntegralNumber(), "an integer");
        if (!(shape.wide() ? value.canConvertToLong() : value.canConvertToInt())) {
            String side = value.bigIntegerValue().signum() < 0 ? "small" : "large";
            throw refused(shape.range(), "is " + Excerpt.of(value.toString()) + ", which is too " + side + " for the type");
        }
        if (!shape.range().hold(value.longValue())) {
            throw refused(shape.range(), "is " + value.longValue() + "; " + shape.range().inWords() + " is allowed");
        }
    }

    private void list(JsonNode value, Shape.Many shape) {
        expect(value, value.isArray(), "a list");
        ArrayNode elements = (ArrayNode) value;
        checkSize(elements.size(), shape.size());
        for (int i = 0; i < elements.size(); i++) {
            trail.enter(i);
            elements.set(i, checked(elements.get(i), shape.element()));
            trail.leave();
        }
    }

    private void map(JsonNode value, Shape.Table shape) {
        expect(value, value.isObject(), "an object");
        checkSize(value.size(), new Shape.Bounds(0, shape.size().most(), shape.size().refusal()));
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            trail.enter(entry.getKey());
            checkKey(entry.getKey(), shape.key());
            checked(entry.getValue(), shape.value());
            trail.leave();
        }
    }

    private void checkKey(String key, Shape.Text shape) {
        if (!shape.length().hold(key.length())) {
            throw refused(shape.length(),
                    "is a key of " + key.length() + " characters; " + shape.length().inWords() + " are allowed");
        }
    }

    private void checkSize(int size, Shape.Bounds bounds) {
        if (!bounds.hold(size)) {
            throw refused(bounds, "has " + size + " entries; " + bounds.inWords() + " are allowed");
        }
    }

    private void expect(JsonNode value, boolean holds, String what) {
        if (!holds) {
            throw refused(Shape.Bounds.NONE, "must be " + what + ", not " + Excerpt.of(value.toString()));
        }
    }

    private ClientException refused(Shape.Bounds bounds, String fault) {
        return new ClientException(bounds.refusal().map(sentence -> sentence + ": ").orElse("") + trail + " " + fault + ".");
    }

    /** Where the check stands, such as {@code containerProperties.environment[2].name}. */
    private static final class Trail {

        private final List<Object> steps = new ArrayList<>();

        void enter(Object step) {
            steps.add(step);
        }

        void leave() {
            steps.removeLast();
        }

        String to(String member) {
            return steps.isEmpty() ? member : this + "." + member;
        }

        @Override
        public String toString() {
            StringBuilder path = new StringBuilder();
            for (Object step : steps) {
                switch (step) {
                    case Integer index -> path.append('[').append(index).append(']');
                    default -> path.append(path.isEmpty() ? "" : ".").append(Excerpt.of(step.toString()));
                }
            }
            return path.toString();
        }
    }
}

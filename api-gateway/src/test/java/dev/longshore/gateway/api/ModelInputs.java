package dev.longshore.gateway.api;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.model.Shape;

/** Makes random inputs from the model: right ones by its own rules, and damaged ones. */
final class ModelInputs {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 7;
    private static final List<String> TEXTS = List.of("a", "name-1", "1", "0", "-1", "0.25", "2048", "busybox", "Ref::x", "0:1",
            "*",
            "arn:aws:batch:eu-west-1:123456789012:job-queue/q", "arn:", "ä\u0000\ud83d\ude00", " ", "x".repeat(300),
            "AWS_BATCH_X");

    private final Random random;

    ModelInputs(Random random) {
        this.random = random;
    }

    ObjectNode of(Shape.Structure shape) {
        return structure(shape, 0);
    }

    /** Puts nonsense in one place. */
    void damage(JsonNode input) {
        List<ObjectNode> objects = new ArrayList<>();
        collect(input, objects);
        ObjectNode object = objects.get(random.nextInt(objects.size()));
        List<String> names = new ArrayList<>(object.propertyNames());
        String name = names.isEmpty() || random.nextInt(8) == 0 ? "nonsense" : names.get(random.nextInt(names.size()));
        if (random.nextInt(4) == 0) {
            object.remove(name);
        } else {
            object.set(name, nonsense());
        }
    }

    private ObjectNode structure(Shape.Structure shape, int depth) {
        ObjectNode object = Json.object();
        new TreeMap<>(shape.members()).forEach((name, member) -> {
            if (member.location() == Shape.Location.BODY && (member.required() || depth < DEEPEST && random.nextInt(3) == 0)) {
                object.set(name, value(member.shape(), depth + 1));
            }
        });
        return object;
    }

    private JsonNode value(Shape shape, int depth) {
        return switch (shape) {
            case Shape.Text text -> NODES.stringNode(text.allowed().isEmpty() ? text(text) : oneOf(text.allowed()));
            case Shape.Whole whole -> NODES.numberNode(number(whole.range()));
            case Shape.Real _ -> NODES.numberNode(random.nextDouble());
            case Shape.Flag _ -> NODES.booleanNode(random.nextBoolean());
            case Shape.Many many -> list(many, depth);
            case Shape.Table table -> map(table, depth);
            case Shape.Structure structure -> structure(structure, depth);
        };
    }

    private String text(Shape.Text shape) {
        String text = oneOf(TEXTS);
        boolean fits = shape.length().hold(text.length())
                && shape.pattern().map(pattern -> pattern.matcher(text).matches()).orElse(true);
        return fits ? text : "a1";
    }

    private int number(Shape.Bounds range) {
        long least = Math.max(range.least(), -5);
        long most = Math.min(range.most(), least + 100);
        return (int) (least + random.nextLong(most - least + 1));
    }

    private ArrayNode list(Shape.Many shape, int depth) {
        ArrayNode list = NODES.arrayNode();
        for (int i = random.nextInt(3); i > 0; i--) {
            list.add(value(shape.element(), depth));
        }
        return list;
    }

    private ObjectNode map(Shape.Table shape, int depth) {
        ObjectNode map = Json.object();
        for (int i = random.nextInt(3); i > 0; i--) {
            map.set(text(shape.key()), value(shape.value(), depth));
        }
        return map;
    }

    private JsonNode nonsense() {
        List<Supplier<JsonNode>> kinds = List.of(NODES::nullNode, () -> NODES.numberNode(Long.MAX_VALUE),
                () -> NODES.numberNode(-1),
                () -> NODES.numberNode(1.5), () -> NODES.numberNode(new BigInteger("9".repeat(60))), NODES::objectNode,
                NODES::arrayNode, () -> NODES.arrayNode().add(1).addNull(), () -> NODES.booleanNode(true),
                () -> NODES.stringNode(oneOf(TEXTS)), () -> NODES.stringNode("y".repeat(20_000)),
                () -> NODES.objectNode().putNull("a.b").put("$c", 1));
        return kinds.get(random.nextInt(kinds.size())).get();
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            collect(entry.getValue(), objects);
        }
        if (node.isArray()) {
            node.forEach(element -> collect(element, objects));
        }
    }
}

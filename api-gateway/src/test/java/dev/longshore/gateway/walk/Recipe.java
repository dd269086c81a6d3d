package dev.longshore.gateway.walk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.model.Shape;

/**
 * Makes inputs from the model that the gateway is to accept: what the model allows, less what a rule across members forbids. Places are
 * told by the end of their path, such as {@code environment.name}, or by the whole of it, such as {@code /type}; of several that are known
 * the longest decides.
 */
final class Recipe {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Map<String, Supplier<JsonNode>> values = new LinkedHashMap<>();
    private final List<String> absent = new ArrayList<>();
    private final List<String> present = new ArrayList<>();
    private UnaryOperator<ObjectNode> last = UnaryOperator.identity();
    private Random random = new Random(0);
    private boolean whole;
    private int counter;

    /** What stands there; where it is optional, it may be left out all the same. */
    Recipe with(String end, Supplier<JsonNode> value) {
        values.put(end, value);
        return this;
    }

    Recipe with(String end, String json) {
        return with(end, () -> JsonText.parse(json));
    }

    Recipe without(String... ends) {
        absent.addAll(List.of(ends));
        return this;
    }

    /** What was to be left out may be there after all. */
    Recipe allowing(String... ends) {
        absent.removeAll(List.of(ends));
        return this;
    }

    Recipe always(String... ends) {
        present.addAll(List.of(ends));
        return this;
    }

    /** What is done to each input when it is made. */
    Recipe last(UnaryOperator<ObjectNode> change) {
        last = change;
        return this;
    }

    /** With every optional member. */
    ObjectNode whole(Shape.Structure shape) {
        whole = true;
        return last.apply(structure(shape, ""));
    }

    /** With some of the optional members, others for another seed. */
    ObjectNode some(Shape.Structure shape, long seed) {
        whole = false;
        random = new Random(seed);
        return last.apply(structure(shape, ""));
    }

    private ObjectNode structure(Shape.Structure shape, String path) {
        ObjectNode object = Json.object();
        shape.members().forEach((name, member) -> {
            String at = path.isEmpty() ? name : path + "." + name;
            if (!ends(at, absent) && (member.required() || whole || ends(at, present) || random.nextInt(2) == 0)) {
                object.set(name, value(member.shape(), at));
            }
        });
        return object;
    }

    private JsonNode value(Shape shape, String path) {
        Optional<Supplier<JsonNode>> given = values.keySet().stream().filter(end -> isEnd(end, path))
                .reduce((one, other) -> one.length() > other.length() ? one : other).map(values::get);
        if (given.isPresent()) {
            return given.get().get();
        }
        return switch (shape) {
            case Shape.Text text -> NODES.stringNode(text(text));
            case Shape.Whole whole -> NODES.numberNode(number(whole.range()));
            case Shape.Real _ -> NODES.numberNode(1 + random.nextInt(9) / 2.0);
            case Shape.Flag _ -> NODES.booleanNode(whole || random.nextBoolean());
            case Shape.Many many -> list(many, path);
            case Shape.Table table -> Json.object().set("k" + ++counter, value(table.value(), path + ".*"));
            case Shape.Structure structure -> structure(structure, path);
        };
    }

    private String text(Shape.Text shape) {
        if (!shape.allowed().isEmpty()) {
            return shape.allowed().get(whole ? 0 : random.nextInt(shape.allowed().size()));
        }
        return shape.pattern().isPresent() ? Texts.allowedBy(shape) : "text-" + ++counter;
    }

    private int number(Shape.Bounds range) {
        long least = Math.max(range.least(), 1);
        return (int) (least + random.nextLong(Math.min(range.most() - least, 100) + 1));
    }

    private ArrayNode list(Shape.Many shape, String path) {
        return NODES.arrayNode().add(value(shape.element(), path));
    }

    private static boolean ends(String path, List<String> ends) {
        return ends.stream().anyMatch(end -> isEnd(end, path));
    }

    private static boolean isEnd(String end, String path) {
        return end.startsWith("/") ? path.equals(end.substring(1)) : path.equals(end) || path.endsWith("." + end);
    }
}

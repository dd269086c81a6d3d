package dev.longshore.store.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.bson.Document;

/** Documents, conditions and orders by chance, from a seed; few different values, so that they meet often. */
public final class Chance {

    private static final List<String> FIELDS = List.of("a", "b", "c");
    private static final List<String> OPERATORS = List.of("$gt", "$gte", "$lt", "$lte");

    private final Random random;

    public Chance(long seed) {
        this.random = new Random(seed);
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    public <T> T oneOf(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    public int id() {
        return below(120);
    }

    public Document document() {
        Document document = new Document("_id", id());
        for (String field : FIELDS) {
            if (below(4) > 0) {
                document.append(field, value());
            }
        }
        if (below(3) == 0) {
            document.append("u", below(60));
        }
        return below(8) == 0 ? document.append("a", array()) : document;
    }

    /** A number has the same type wherever it is stored: mongo-java-server does not set 1 over 1.0. */
    public Object value() {
        return switch (below(10)) {
            case 0 -> null;
            case 1 -> below(6) + 0.5;
            case 2 -> 20L + below(6);
            case 3, 4 -> oneOf(List.of("", "x", "xy", "y\0z", "é"));
            default -> below(12) - 3;
        };
    }

    private List<Object> array() {
        return new ArrayList<>(Stream.generate(this::value).limit(below(4)).toList());
    }

    public Condition condition() {
        return switch (below(8)) {
            case 0 -> new Condition.All(several(this::simple));
            case 1 -> new Condition.Any(several(this::simple));
            case 2 -> new Condition.All(List.of(simple(), new Condition.Any(several(this::condition))));
            default -> simple();
        };
    }

    private Condition simple() {
        String field = oneOf(FIELDS);
        return switch (below(8)) {
            case 0 -> new Condition.Exists(field, below(2) == 0);
            case 1, 2 -> new Condition.In(field, several(this::queried));
            case 3, 4, 5 -> new Condition.Compare(field, oneOf(OPERATORS), comparable());
            case 6 -> new Condition.Equal("_id", id());
            default -> new Condition.Equal(field, queried());
        };
    }

    private Object comparable() {
        Object value = queried();
        return value == null ? 1 : value;
    }

    /** A number of another type finds the same. */
    private Object queried() {
        return switch (value()) {
            case Long number when below(2) == 0 -> number.intValue();
            case Integer number when below(3) == 0 -> number.doubleValue();
            case null -> null;
            case Object value -> value;
        };
    }

    private <T> List<T> several(Supplier<T> source) {
        List<T> several = new ArrayList<>();
        for (int i = below(3); i >= 0; i--) {
            several.add(source.get());
        }
        return several;
    }

    public Document sort() {
        Document sort = new Document();
        for (int i = below(3); i > 0; i--) {
            sort.append(oneOf(FIELDS), direction());
        }
        return sort.append("_id", direction());
    }

    /** Ends in the id now and then, as indexes for pages do. */
    public Document index() {
        Document index = new Document();
        for (int i = below(3); i >= 0; i--) {
            index.append(oneOf(FIELDS), direction());
        }
        return below(2) == 0 ? index.append("_id", direction()) : index;
    }

    /** What a partial index may be made over. */
    public Document partialFilter() {
        return switch (below(3)) {
            case 0 -> new Document(oneOf(FIELDS), new Document("$exists", true));
            case 1 -> new Document(oneOf(FIELDS), new Document("$gt", below(4)));
            default -> new Document(oneOf(FIELDS), below(8));
        };
    }

    private int direction() {
        return below(2) == 0 ? 1 : -1;
    }
}

package dev.longshore.store.index;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;

/** A dotted field name, and the values that an index sees there: those inside arrays one by one. */
public record FieldPath(String name, List<String> parts) {

    /** @param name dotted, as in a query */
    public static FieldPath of(String name) {
        return new FieldPath(name, List.of(name.split("\\.")));
    }

    /**
     * Visits each value of the document at this path; {@link Missing} where there is none.
     *
     * @return true when an array was on the way
     */
    public boolean visit(Document document, Consumer<Object> values) {
        return visit(document, 0, values);
    }

    private boolean visit(Object value, int depth, Consumer<Object> values) {
        if (value instanceof Collection<?> array) {
            visitArray(array, depth, values);
            return true;
        }
        if (depth == parts.size()) {
            values.accept(value);
            return false;
        }
        if (value instanceof Document document) {
            return visit(document.getOrMissing(parts.get(depth)), depth + 1, values);
        }
        values.accept(Missing.getInstance());
        return false;
    }

    private void visitArray(Collection<?> array, int depth, Consumer<Object> values) {
        if (array.isEmpty()) {
            values.accept(depth == parts.size() ? array : Missing.getInstance());
            return;
        }
        if (depth == parts.size()) {
            array.forEach(values);
            return;
        }
        visitPosition(array, depth, values);
        array.forEach(element -> visitElement(element, depth, values));
    }

    private void visitElement(Object element, int depth, Consumer<Object> values) {
        if (element instanceof Document) {
            visit(element, depth, values);
            return;
        }
        values.accept(Missing.getInstance());
    }

    /** In "items.0.name" the 0 is the first element. */
    private void visitPosition(Collection<?> array, int depth, Consumer<Object> values) {
        String part = parts.get(depth);
        if (part.chars().allMatch(Character::isDigit) && part.length() < 9 && Integer.parseInt(part) < array.size()) {
            visit(List.copyOf(array).get(Integer.parseInt(part)), depth + 1, values);
        }
    }

    boolean existsIn(Document document) {
        boolean[] exists = new boolean[1];
        visit(document, value -> exists[0] |= !(value instanceof Missing));
        return exists[0];
    }
}

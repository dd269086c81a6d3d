package dev.longshore.store.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;

import dev.longshore.store.index.Keys;
import dev.longshore.store.index.ValueEncoder;

/** Reads MongoDB's query language; what it does not know restricts nothing. */
final class ConditionReader {

    /** An anchored beginning of letters that mean themselves; a character followed by ?, * or { may be absent. */
    private static final Pattern QUOTED_PREFIX = Pattern.compile("\\^\\\\Q(.+?)\\\\E(.*)", Pattern.DOTALL);
    private static final Pattern LITERAL_PREFIX = Pattern.compile("\\^((?:[\\w\\-/:@ ]|\\\\[^\\w])+)(?![?*{+])(.*)",
            Pattern.DOTALL);

    private static final byte[] NOT_A_NUMBER = ValueEncoder.encode(Double.NaN);

    private final Conditions conditions = new Conditions();

    Conditions conditions() {
        return conditions;
    }

    void read(Document query) {
        query.forEach((key, value) -> {
            switch (key) {
                case "$and" -> documents(value).forEach(this::read);
                case "$or" -> readAnyOf(documents(value));
                default -> readField(key, value);
            }
        });
    }

    private void readAnyOf(List<Document> branches) {
        if (branches.isEmpty()) {
            conditions.addUnknown();
        } else {
            conditions.addAnyOf(branches.stream().map(Conditions::of).toList());
        }
    }

    private static List<Document> documents(Object list) {
        List<Document> documents = new ArrayList<>();
        if (list instanceof Collection<?> elements) {
            elements.forEach(element -> documents.add(element instanceof Document document ? document : new Document()));
        }
        return documents;
    }

    private void readField(String field, Object value) {
        if (field.startsWith("$")) {
            conditions.addUnknown();
        } else if (BsonRegularExpression.isRegularExpression(value)) {
            readRegex(field, BsonRegularExpression.convertToRegularExpression(value));
        } else if (value instanceof Document operators && isOperators(operators)) {
            operators.forEach((operator, operand) -> readOperator(field, operator, operand));
        } else {
            readEquality(field, value);
        }
    }

    private static boolean isOperators(Document value) {
        return !value.isEmpty() && value.keySet().iterator().next().startsWith("$");
    }

    private void readOperator(String field, String operator, Object operand) {
        switch (operator) {
            case "$eq" -> readEquality(field, operand);
            case "$in" -> readIn(field, operand);
            case "$gt", "$gte", "$lt", "$lte" -> readRange(field, operator, operand);
            case "$exists" -> readExists(field, operand);
            default -> conditions.addUnknown();
        }
    }

    private void readEquality(String field, Object value) {
        if (isPoint(value)) {
            conditions.add(field, Intervals.of(Interval.point(ValueEncoder.encode(value))));
        } else {
            conditions.addUnknown();
        }
    }

    /** An array is found under its elements, and patterns are no values. */
    private static boolean isPoint(Object value) {
        return !(value instanceof Collection<?>) && !BsonRegularExpression.isRegularExpression(value);
    }

    private void readIn(String field, Object operand) {
        if (operand instanceof Collection<?> values && values.stream().allMatch(ConditionReader::isPoint)) {
            conditions.add(field, Intervals.union(
                    values.stream().map(value -> Interval.point(ValueEncoder.encode(value))).toList()));
        } else {
            conditions.addUnknown();
        }
    }

    /** Only values of the operand's own type compare with it. */
    private void readRange(String field, String operator, Object operand) {
        if (!isOrdered(operand)) {
            conditions.addUnknown();
            return;
        }
        byte[] value = ValueEncoder.encode(operand);
        byte[] type = {value[0]};
        byte[] least = operand instanceof Number ? Keys.afterPrefix(NOT_A_NUMBER) : type;
        conditions.add(field, Intervals.of(switch (operator) {
            case "$gt" -> Interval.between(Keys.afterPrefix(value), Keys.afterPrefix(type));
            case "$gte" -> Interval.between(value, Keys.afterPrefix(type));
            case "$lt" -> Interval.between(least, value);
            default -> Interval.between(least, Keys.afterPrefix(value));
        }));
    }

    private static boolean isOrdered(Object operand) {
        return switch (operand) {
            case Decimal128 _ -> false;
            case String _,Number _,Instant _,Boolean _,ObjectId _ -> true;
            case null, default -> false;
        };
    }

    private void readExists(String field, Object operand) {
        boolean exists = Boolean.TRUE.equals(operand) || operand instanceof Number number && number.doubleValue() != 0;
        if (exists) {
            conditions.addExisting(field);
        } else {
            readEquality(field, null);
            conditions.addUnknown();
        }
    }

    private void readRegex(String field, BsonRegularExpression regex) {
        conditions.addUnknown();
        if (regex.getOptions() != null && !regex.getOptions().isEmpty()) {
            return;
        }
        String pattern = Objects.toString(regex.getPattern(), "");
        Matcher quoted = QUOTED_PREFIX.matcher(pattern);
        Matcher literal = LITERAL_PREFIX.matcher(pattern);
        if (quoted.matches()) {
            addPrefix(field, quoted.group(1), quoted.group(2));
        } else if (literal.matches()) {
            addPrefix(field, literal.group(1).replaceAll("\\\\(.)", "$1"), literal.group(2));
        }
    }

    /** An alternative in the rest of the pattern may begin in another way. */
    private void addPrefix(String field, String prefix, String rest) {
        if (!rest.contains("|")) {
            byte[] encoded = ValueEncoder.encodeStringPrefix(prefix);
            conditions.add(field, Intervals.of(Interval.between(encoded, Keys.afterPrefix(encoded))));
        }
    }
}

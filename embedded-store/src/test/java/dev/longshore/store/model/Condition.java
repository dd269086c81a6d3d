package dev.longshore.store.model;

import java.util.List;

import org.bson.Document;

/** A query, both as the store reads it and as a plain test of one document. */
public sealed interface Condition {

    Document toQuery();

    boolean holdsFor(Document document);

    /** The field has this value, or an element that does; null is as missing. */
    record Equal(String field, Object value) implements Condition {

        @Override
        public Document toQuery() {
            return new Document(field, value);
        }

        @Override
        public boolean holdsFor(Document document) {
            return Values.seen(document, field).stream().anyMatch(seen -> Values.areEqual(seen, value));
        }
    }

    record Compare(String field, String operator, Object value) implements Condition {

        @Override
        public Document toQuery() {
            return new Document(field, new Document(operator, value));
        }

        @Override
        public boolean holdsFor(Document document) {
            return Values.seen(document, field).stream()
                    .anyMatch(seen -> Values.areComparable(seen, value) && fits(Values.ORDER.compare(seen, value)));
        }

        private boolean fits(int comparison) {
            return switch (operator) {
                case "$gt" -> comparison > 0;
                case "$gte" -> comparison >= 0;
                case "$lt" -> comparison < 0;
                default -> comparison <= 0;
            };
        }
    }

    record In(String field, List<Object> values) implements Condition {

        @Override
        public Document toQuery() {
            return new Document(field, new Document("$in", values));
        }

        @Override
        public boolean holdsFor(Document document) {
            return values.stream().anyMatch(value -> new Equal(field, value).holdsFor(document));
        }
    }

    record Exists(String field, boolean exists) implements Condition {

        @Override
        public Document toQuery() {
            return new Document(field, new Document("$exists", exists));
        }

        @Override
        public boolean holdsFor(Document document) {
            return document.containsKey(field) == exists;
        }
    }

    record All(List<Condition> conditions) implements Condition {

        @Override
        public Document toQuery() {
            return new Document("$and", conditions.stream().map(Condition::toQuery).toList());
        }

        @Override
        public boolean holdsFor(Document document) {
            return conditions.stream().allMatch(condition -> condition.holdsFor(document));
        }
    }

    record Any(List<Condition> conditions) implements Condition {

        @Override
        public Document toQuery() {
            return new Document("$or", conditions.stream().map(Condition::toQuery).toList());
        }

        @Override
        public boolean holdsFor(Document document) {
            return conditions.stream().anyMatch(condition -> condition.holdsFor(document));
        }
    }
}

package dev.longshore.gateway.api;

import java.util.List;
import java.util.function.Function;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Some of what a List or Describe operation answers.
 *
 * @param next where the next page begins, in the operation's own words; empty on the last one
 */
public record Page<T>(List<T> entries, String next) {

    /** AWS gives no more at once, whatever is asked for; more only where an operation says so. */
    private static final int LARGEST = 100;

    public Page {
        entries = List.copyOf(entries);
    }

    /**
     * The first of what was found.
     *
     * @param found one more than fits tells that there is a next page
     * @param position of the last entry, behind which the next page begins
     */
    public static <T> Page<T> of(List<T> found, int size, Function<T, String> position) {
        if (found.size() <= size) {
            return new Page<>(found, "");
        }
        return new Page<>(found.subList(0, size), position.apply(found.get(size - 1)));
    }

    /** How many a caller wants at once, 100 at most. */
    public static int size(JsonNode input) {
        return size(input, LARGEST);
    }

    /** How many a caller wants at once: 100 where he does not say. */
    public static int size(JsonNode input, int largest) {
        return Math.min(input.path("maxResults").asInt(LARGEST), largest);
    }

    /**
     * Where the page begins that a caller asks for; empty for the first one.
     *
     * @param binding of which the token must be
     * @throws ClientException when it is not
     */
    public static String start(JsonNode input, String binding) {
        String token = input.path("nextToken").asString("");
        return token.isEmpty() ? "" : PageToken.read(binding, token);
    }

    /** Says in the answer how the next page is asked for, where there is one. */
    public ObjectNode addTo(ObjectNode answer, String binding) {
        return next.isEmpty() ? answer : answer.put("nextToken", PageToken.after(binding, next));
    }
}

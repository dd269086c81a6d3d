package dev.longshore.gateway.schedule;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.Page;
import dev.longshore.gateway.api.PageToken;

/** Pages as this API has them: its members begin with a capital. */
final class SchedulePages {

    private static final int LARGEST = 100;
    private static final String TOKEN = "NextToken";

    private SchedulePages() {}

    static int size(JsonNode input) {
        return input.path("MaxResults").asInt(LARGEST);
    }

    /** Where the page begins that a caller asks for; empty for the first one. */
    static String start(JsonNode input, String binding) {
        return input.path(TOKEN).asStringOpt().map(token -> PageToken.read(binding, token)).orElse("");
    }

    static ObjectNode addTo(ObjectNode answer, Page<?> page, String binding) {
        return page.next().isEmpty() ? answer : answer.put(TOKEN, PageToken.after(binding, page.next()));
    }
}

package dev.longshore.cli.batch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

import tools.jackson.databind.JsonNode;

/** Reads one log stream from its beginning; remembers how far it has come. */
public final class JobLog {

    private static final String GROUP = "/aws/batch/job";
    /** The end of the gateway's token for a place behind which no line will come. */
    private static final String NO_MORE = "/e";

    private final Gateway gateway;
    private final String stream;
    private String position = "";
    private boolean ended;

    public JobLog(Gateway gateway, String stream) {
        this.gateway = gateway;
        this.stream = stream;
    }

    /** Whether all lines have been handed on, and none will come any more. */
    public boolean hasEnded() {
        return ended;
    }

    /** Hands on what was written since the last call, and says whether that was anything. */
    public boolean readOn(Consumer<String> lines) {
        boolean anything = false;
        while (true) {
            JsonNode page = page();
            if (page == null) {
                return anything;
            }
            anything |= !page.path("events").isEmpty();
            page.path("events").forEach(event -> lines.accept(line(event)));
            String next = page.path("nextForwardToken").asString("");
            ended = next.endsWith(NO_MORE);
            if (next.equals(position) || next.isEmpty()) {
                return anything;
            }
            position = next;
        }
    }

    /** The API has no event without text, so an empty line comes as a blank. */
    private static String line(JsonNode event) {
        String message = event.path("message").asString();
        return message.equals(" ") ? "" : message;
    }

    /** A stream that does not exist yet has no page: its first line is still on the way. */
    private JsonNode page() {
        Map<String, Object> query = new LinkedHashMap<>(
                Map.of("logGroupName", GROUP, "logStreamName", stream, "startFromHead", true));
        if (!position.isEmpty()) {
            query.put("nextToken", position);
        }
        try {
            return gateway.logs("GetLogEvents", query);
        } catch (GatewayException e) {
            if (e.type().endsWith("ResourceNotFoundException")) {
                return null;
            }
            throw e;
        }
    }
}

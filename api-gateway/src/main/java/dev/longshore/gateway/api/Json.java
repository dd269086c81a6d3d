package dev.longshore.gateway.api;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON as the API speaks it. Nesting is limited, so that a body of brackets costs nothing. */
public final class Json {

    private static final int DEEPEST = 64;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxNumberLength(100).build())
            .build()).build();

    private Json() {}

    /** An object without members. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** @throws tools.jackson.core.JacksonException when the text is not JSON */
    public static JsonNode parse(byte[] text) {
        return MAPPER.readTree(text);
    }

    /** Reads what {@link #text} wrote. */
    public static ObjectNode parseObject(String text) {
        return (ObjectNode) MAPPER.readTree(text);
    }

    public static String text(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    public static byte[] bytes(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }
}

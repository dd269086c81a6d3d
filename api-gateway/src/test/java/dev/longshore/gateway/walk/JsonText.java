package dev.longshore.gateway.walk;

import java.nio.charset.StandardCharsets;

import tools.jackson.databind.JsonNode;

import dev.longshore.gateway.api.Json;

/** JSON that a test writes down, with {@code '} in the place of {@code "}. */
final class JsonText {

    private JsonText() {}

    static JsonNode parse(String text) {
        return Json.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}

package dev.longshore.gateway.schedule;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.Json;

/**
 * By what a call is recognised that its client makes again.
 *
 * @param value the ClientToken
 * @param content of what the call says, so that a token that is used for something else is noticed
 */
record CallToken(String value, String content) {

    private static final String MEMBER = "ClientToken";

    static Optional<CallToken> of(ObjectNode input) {
        return input.path(MEMBER).asStringOpt().map(value -> new CallToken(value, contentOf(input)));
    }

    private static String contentOf(ObjectNode input) {
        ObjectNode content = input.deepCopy();
        content.remove(MEMBER);
        return UUID.nameUUIDFromBytes(Json.text(content).getBytes(StandardCharsets.UTF_8)).toString();
    }
}

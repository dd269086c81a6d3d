package dev.longshore.contracts.codec;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.longshore.contracts.Message;

/**
 * Writes and reads messages as {@code {"type":"JobSubmitted","version":1,"body":{…}}}.
 *
 * <p>Reading is tolerant of time: components that this version does not know are ignored, and components that an older writer did
 * not have take their default. A type that is not known is refused. Safe for use by many threads.
 */
public final class MessageCodec {

    private final JsonMapper json;
    private final Map<String, Class<? extends Message>> types = new LinkedHashMap<>();

    public MessageCodec() {
        JsonMapper plain = mapper().build();
        json = mapper().addModule(WireForms.module(plain)).build();
        register(Message.class);
    }

    private static JsonMapper.Builder mapper() {
        return JsonMapper.builder()
                .changeDefaultPropertyInclusion(include -> include.withValueInclusion(JsonInclude.Include.NON_ABSENT))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);
    }

    /** The types that can be read, by the name they have on the wire. */
    public Map<String, Class<? extends Message>> types() {
        return Map.copyOf(types);
    }

    public byte[] write(Message message) {
        return json.writeValueAsBytes(new Envelope(message.getClass().getSimpleName(), versionOf(message.getClass()), message));
    }

    /** @throws UnreadableMessageException when the bytes are not JSON, have an unknown type, or lack what the type needs */
    public Message read(byte[] bytes) {
        JsonNode envelope = parse(bytes);
        String name = envelope.path("type").asString("");
        Class<? extends Message> type = types.get(name);
        if (type == null) {
            throw new UnreadableMessageException("unknown message type '" + name + "'");
        }
        JsonNode body = envelope.path("body");
        if (!body.isObject()) {
            throw new UnreadableMessageException("not a valid " + name + ": it has no body");
        }
        try {
            return json.treeToValue(body, type);
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            throw new UnreadableMessageException("not a valid " + name + ": " + e.getMessage(), e);
        }
    }

    private JsonNode parse(byte[] bytes) {
        if (bytes == null) {
            throw new UnreadableMessageException("the record has no value");
        }
        try {
            return json.readTree(bytes);
        } catch (JacksonException e) {
            throw new UnreadableMessageException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private void register(Class<?> type) {
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                register(permitted);
            }
            return;
        }
        Class<?> taken = types.put(type.getSimpleName(), type.asSubclass(Message.class));
        if (taken != null) {
            throw new IllegalStateException("two message types are called " + type.getSimpleName());
        }
    }

    private static int versionOf(Class<?> type) {
        SchemaVersion version = type.getAnnotation(SchemaVersion.class);
        return version == null ? 1 : version.value();
    }

    private record Envelope(String type, int version, Message body) {}
}

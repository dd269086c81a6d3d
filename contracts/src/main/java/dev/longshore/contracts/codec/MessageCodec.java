package dev.longshore.contracts.codec;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
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
    private final Map<String, Form> forms = new HashMap<>();

    public MessageCodec() {
        JsonMapper plain = mapper().build();
        json = mapper().addModule(WireForms.module(plain)).build();
        register(Message.class);
    }

    private static JsonMapper.Builder mapper() {
        return JsonMapper.builder()
                .changeDefaultPropertyInclusion(include -> include.withValueInclusion(JsonInclude.Include.NON_ABSENT))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);
    }

    /** The types that can be read, by the name they have on the wire. */
    public Map<String, Class<? extends Message>> types() {
        return forms.values().stream().collect(Collectors.toUnmodifiableMap(Form::name, Form::type));
    }

    public byte[] write(Message message) {
        return json.writeValueAsBytes(new Envelope(message.getClass().getSimpleName(), versionOf(message.getClass()), message));
    }

    /** @throws UnreadableMessageException when the bytes are not JSON, have an unknown type, or lack what the type needs */
    public Message read(byte[] bytes) {
        if (bytes == null) {
            throw new UnreadableMessageException("the record has no value");
        }
        try (JsonParser parser = json.createParser(bytes)) {
            return parser.nextToken() == JsonToken.START_OBJECT && "type".equals(parser.nextName())
                    ? body(parser, form(parser.nextStringValue()))
                    : readTree(bytes);
        } catch (JacksonException e) {
            throw new UnreadableMessageException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** By stream, as everything that this codec has written can be: half the work of a tree. */
    private Message body(JsonParser parser, Form form) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            if (name.equals("body") && value == JsonToken.START_OBJECT) {
                return form.read(() -> form.reader.readValue(parser));
            }
            parser.skipChildren();
        }
        throw form.without();
    }

    /** For what others may have written, whose type does not come first. */
    private Message readTree(byte[] bytes) {
        JsonNode envelope = json.readTree(bytes);
        Form form = form(envelope.path("type").asString(""));
        JsonNode body = envelope.path("body");
        if (!body.isObject()) {
            throw form.without();
        }
        return form.read(() -> form.reader.readValue(body));
    }

    private Form form(String name) {
        Form form = forms.get(name);
        if (form == null) {
            throw new UnreadableMessageException("unknown message type '" + name + "'");
        }
        return form;
    }

    private void register(Class<?> type) {
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                register(permitted);
            }
            return;
        }
        Form form = new Form(type.getSimpleName(), type.asSubclass(Message.class), json.readerFor(type));
        if (forms.put(form.name, form) != null) {
            throw new IllegalStateException("two message types are called " + form.name);
        }
    }

    private static int versionOf(Class<?> type) {
        SchemaVersion version = type.getAnnotation(SchemaVersion.class);
        return version == null ? 1 : version.value();
    }

    private record Form(String name, Class<? extends Message> type, ObjectReader reader) {

        Message read(Supplier<Message> body) {
            try {
                return body.get();
            } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
                throw new UnreadableMessageException("not a valid " + name + ": " + e.getMessage(), e);
            }
        }

        UnreadableMessageException without() {
            return new UnreadableMessageException("not a valid " + name + ": it has no body");
        }
    }

    private record Envelope(String type, int version, Message body) {}
}

package dev.longshore.scheduler.state;

import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

import dev.longshore.contracts.codec.SchemaVersion;
import dev.longshore.contracts.codec.WireForms;
import dev.longshore.scheduler.core.state.Entity;

/**
 * Writes and reads state as {@code {"type":"…","version":1,"body":{…}}}. Safe for use by many threads.
 *
 * <p>Stricter than the codec of messages: what this version does not know it must not drop, because it would write the entity back
 * without it. The components of a record are written, and nothing that merely looks like a property.
 */
public final class StateCodec {

    private final JsonMapper json = mapper().addModule(WireForms.module(mapper().build())).build();
    private final Map<String, Form> forms = new HashMap<>();

    /** @param entities the sealed hierarchy of all entities */
    public StateCodec(Class<? extends Entity> entities) {
        register(entities);
        register(InputOffsets.class);
    }

    private static JsonMapper.Builder mapper() {
        return JsonMapper.builder()
                .annotationIntrospector(new SealedTypes())
                .changeDefaultVisibility(visibility -> visibility.with(JsonAutoDetect.Visibility.NONE)
                        .withFieldVisibility(JsonAutoDetect.Visibility.ANY).withCreatorVisibility(JsonAutoDetect.Visibility.ANY))
                .changeDefaultPropertyInclusion(include -> include.withValueInclusion(JsonInclude.Include.NON_ABSENT))
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);
    }

    public byte[] write(Entity entity) {
        return writeAny(entity);
    }

    public byte[] write(InputOffsets offsets) {
        return writeAny(offsets);
    }

    /** @throws UnreadableStateException when the bytes are not an entity that this version knows */
    public Entity readEntity(String key, byte[] bytes) {
        return read(key, bytes, Entity.class);
    }

    /** @throws UnreadableStateException when the bytes are not the offsets of a cell's inputs */
    public InputOffsets readOffsets(byte[] bytes) {
        return read(InputOffsets.KEY, bytes, InputOffsets.class);
    }

    private byte[] writeAny(Object value) {
        String name = value.getClass().getSimpleName();
        Form form = forms.get(name);
        if (form == null) {
            throw new IllegalArgumentException(name + " is not a part of the state");
        }
        return json.writeValueAsBytes(new Envelope(name, form.version, value));
    }

    private <T> T read(String key, byte[] bytes, Class<T> expected) {
        try (JsonParser parser = json.createParser(bytes)) {
            return expected.cast(body(parser));
        } catch (JacksonException | IllegalArgumentException | NullPointerException | ClassCastException e) {
            throw new UnreadableStateException("the stored state of '" + key + "' cannot be read: " + e.getMessage(), e);
        } catch (UnreadableStateException e) {
            throw new UnreadableStateException("the stored state of '" + key + "' cannot be read: " + e.getMessage());
        }
    }

    /** By stream, not by tree: a rebuild reads a million of them. */
    private Object body(JsonParser parser) {
        expect(parser.nextToken() == JsonToken.START_OBJECT && "type".equals(parser.nextName()), "it has no type");
        String name = parser.nextStringValue();
        Form form = forms.get(name);
        expect(form != null, "this version knows no '" + name + "'");
        expect("version".equals(parser.nextName()), "it has no version");
        int version = parser.nextIntValue(0);
        expect(version >= 1 && version <= form.version, "version " + version + " of " + name + " is not known, only up to "
                + form.version + "; a newer Longshore has written it");
        expect("body".equals(parser.nextName()) && parser.nextToken() == JsonToken.START_OBJECT, "it has no body");
        return form.reader.readValue(parser);
    }

    private static void expect(boolean holds, String otherwise) {
        if (!holds) {
            throw new UnreadableStateException(otherwise);
        }
    }

    private void register(Class<?> type) {
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                register(permitted);
            }
            return;
        }
        SchemaVersion version = type.getAnnotation(SchemaVersion.class);
        Form form = new Form(version == null ? 1 : version.value(), json.readerFor(type));
        if (forms.put(type.getSimpleName(), form) != null) {
            throw new IllegalStateException("two kinds of entity are called " + type.getSimpleName());
        }
    }

    private record Form(int version, ObjectReader reader) {}

    private record Envelope(String type, int version, Object body) {}
}

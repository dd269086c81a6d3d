package dev.longshore.contracts.codec;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.io.SerializedString;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.ser.std.ToStringSerializer;

import dev.longshore.contracts.capacity.EngineId;
import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.TaskSpec;
import dev.longshore.contracts.job.Workload;
import dev.longshore.contracts.resource.Arn;

/**
 * The form of a workload, which tells itself whether it is a container or a task. And shortcuts to the very form that the mapper would
 * write: names straight from their text, and the form of a container once for all jobs of a definition, which are written one after the
 * other.
 */
public final class WireForms {

    private static final List<Class<?>> NAMES = List.of(JobId.class, AttemptId.class, Arn.class, InstanceId.class,
            ExecutorId.class,
            EngineId.class);

    private WireForms() {}

    /** @param plain writes the same form without shortcuts */
    public static JacksonModule module(JsonMapper plain) {
        SimpleModule module = new SimpleModule("wire forms");
        NAMES.forEach(type -> module.addSerializer(type, ToStringSerializer.instance));
        return module.addSerializer(Instant.class, new InstantWriter()).addDeserializer(Instant.class, new InstantReader())
                .addSerializer(ContainerSpec.class, new Containers(plain)).addDeserializer(Workload.class, new Workloads());
    }

    private static final class InstantWriter extends StdSerializer<Instant> {

        InstantWriter() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant instant, JsonGenerator json, SerializationContext context) {
            json.writeString(InstantForm.write(instant));
        }
    }

    private static final class InstantReader extends StdDeserializer<Instant> {

        InstantReader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) {
            if (!json.hasToken(JsonToken.VALUE_STRING)) {
                return (Instant) context.handleUnexpectedToken(Instant.class, json);
            }
            try {
                return InstantForm.read(json.getString());
            } catch (DateTimeException e) {
                return (Instant) context.handleWeirdStringValue(Instant.class, json.getString(), e.getMessage());
            }
        }
    }

    /** A task is what begins with its containers. */
    private static final class Workloads extends StdDeserializer<Workload> {

        private ValueDeserializer<Object> tasks;
        private ValueDeserializer<Object> containers;

        Workloads() {
            super(Workload.class);
        }

        /** Once: to look for them costs more than to use them. */
        @Override
        public void resolve(DeserializationContext context) {
            tasks = context.findContextualValueDeserializer(context.constructType(TaskSpec.class), null);
            containers = context.findContextualValueDeserializer(context.constructType(ContainerSpec.class), null);
        }

        @Override
        public Workload deserialize(JsonParser json, DeserializationContext context) {
            if (!json.isExpectedStartObjectToken()) {
                return (Workload) context.handleUnexpectedToken(Workload.class, json);
            }
            json.nextToken();
            ValueDeserializer<Object> form = "containers".equals(json.currentName()) ? tasks : containers;
            return (Workload) form.deserialize(json, context);
        }
    }

    private static final class Containers extends StdSerializer<ContainerSpec> {

        private static final int REMEMBERED = 256;

        private final JsonMapper plain;
        private final Map<ContainerSpec, SerializedString> known = Collections
                .synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {

                    private static final long serialVersionUID = 1;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<ContainerSpec, SerializedString> eldest) {
                        return size() > REMEMBERED;
                    }
                });

        Containers(JsonMapper plain) {
            super(ContainerSpec.class);
            this.plain = plain;
        }

        @Override
        public void serialize(ContainerSpec container, JsonGenerator json, SerializationContext context) {
            json.writeRawValue(known.computeIfAbsent(container, spec -> new SerializedString(plain.writeValueAsString(spec))));
        }
    }
}

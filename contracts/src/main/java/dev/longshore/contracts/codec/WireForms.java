package dev.longshore.contracts.codec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
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
import dev.longshore.contracts.resource.Arn;

/**
 * Shortcuts to the very form that the mapper would write: names straight from their text, and the form of a container once for all jobs
 * of a definition, which are written one after the other.
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
        return module.addSerializer(ContainerSpec.class, new Containers(plain));
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

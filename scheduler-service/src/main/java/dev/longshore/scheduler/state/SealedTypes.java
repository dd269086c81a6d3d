package dev.longshore.scheduler.state;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * Gives each value whose declared type is a sealed interface the name of its record, so that the core needs no annotations. One that has
 * an annotation of its own is left alone.
 */
final class SealedTypes extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1;

    @Override
    public JsonTypeInfo.Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
        JsonTypeInfo.Value annotation = super.findPolymorphicTypeInfo(config, annotated);
        Class<?> type = annotated.getRawType();
        if (annotation != null || !type.isInterface() || !type.isSealed() || type.isAnnotationPresent(JsonTypeInfo.class)) {
            return annotation;
        }
        return JsonTypeInfo.Value.construct(JsonTypeInfo.Id.SIMPLE_NAME, JsonTypeInfo.As.PROPERTY, "is", null, false, true);
    }
}

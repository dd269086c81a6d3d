package dev.longshore.gateway.schedule;

import java.nio.charset.StandardCharsets;

import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.JsonFault;
import dev.longshore.gateway.api.model.ApiModel;
import dev.longshore.gateway.api.model.InputCheck;
import dev.longshore.gateway.api.model.Shape;

/**
 * Reads the input of a target that submits a job: what SubmitJob takes, as JSON. Members may begin with a capital, as AWS's own examples
 * of universal targets have them, or be written as the API has them.
 */
@Component
public class JobInput {

    private final Shape.Structure shape;

    JobInput(ApiModel model) {
        this.shape = model.operation("SubmitJob").input();
    }

    /**
     * @param text with its context attributes replaced
     * @return the input of SubmitJob, checked against the model
     * @throws ClientException when it is none
     */
    public ObjectNode read(String text) {
        if (!(parsed(text) instanceof ObjectNode object)) {
            throw refused("it must be a JSON object");
        }
        ObjectNode input = structure(object, shape);
        try {
            InputCheck.clean(input, shape);
        } catch (ClientException e) {
            throw refused(e.getMessage());
        }
        return input;
    }

    private static JsonNode parsed(String text) {
        try {
            return Json.parse(text.getBytes(StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            throw refused("it " + JsonFault.of(e));
        }
    }

    private static JsonNode named(JsonNode value, Shape shape) {
        return switch (shape) {
            case Shape.Structure structure when value instanceof ObjectNode object -> structure(object, structure);
            case Shape.Table table when value instanceof ObjectNode object -> table(object, table);
            case Shape.Many many when value.isArray() -> list(value, many);
            case Shape.Structure _,Shape.Table _,Shape.Many _,Shape.Text _,Shape.Whole _,Shape.Real _,Shape.Flag _ -> value;
        };
    }

    private static ObjectNode structure(ObjectNode object, Shape.Structure shape) {
        ObjectNode named = Json.object();
        object.propertyStream().forEach(entry -> {
            String name = memberName(entry.getKey(), shape);
            named.set(name, named(entry.getValue(), shape.members().get(name).shape()));
        });
        return named;
    }

    private static ObjectNode table(ObjectNode object, Shape.Table shape) {
        ObjectNode table = Json.object();
        object.propertyStream().forEach(entry -> table.set(entry.getKey(), named(entry.getValue(), shape.value())));
        return table;
    }

    private static ArrayNode list(JsonNode values, Shape.Many shape) {
        ArrayNode list = Json.object().arrayNode();
        values.forEach(value -> list.add(named(value, shape.element())));
        return list;
    }

    private static String memberName(String given, Shape.Structure shape) {
        if (shape.members().containsKey(given)) {
            return given;
        }
        String uncapitalised = given.isEmpty() ? given : Character.toLowerCase(given.charAt(0)) + given.substring(1);
        if (!shape.members().containsKey(uncapitalised)) {
            throw refused("the field '" + (given.length() > 100 ? given.substring(0, 100) : given) + "' is not supported");
        }
        return uncapitalised;
    }

    private static ClientException refused(String why) {
        return ScheduleErrors.invalid("Invalid RequestJson provided. Reason: " + (why.endsWith(".") ? why : why + "."));
    }
}

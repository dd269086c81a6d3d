package dev.longshore.gateway.openapi;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.model.ApiModel;
import dev.longshore.gateway.api.model.OperationModel;
import dev.longshore.gateway.api.model.Shape;

/**
 * All operations below one path.
 *
 * @see <a href="https://spec.openapis.org/oas/v3.1.1.html">OpenAPI 3.1</a>
 */
final class OpenApiDocument {

    private static final String OWN = "/longshore/v1/";
    private static final String ERROR = "Error";

    private OpenApiDocument() {}

    static ObjectNode of(ApiModel model) {
        ObjectNode document = Json.object().put("openapi", "3.1.0");
        document.putObject("info").put("title", "Longshore").put("version", "v1").put("description",
                "Longshore's own API, beside those of AWS Batch, CloudWatch Logs and EventBridge Scheduler. Times are milliseconds since 1970"
                        + " where they are numbers. What nobody knows is left out.");
        ObjectNode paths = document.putObject("paths");
        model.operations().stream().filter(operation -> operation.uri().startsWith(OWN)).forEach(operation -> paths
                .withObjectProperty(operation.uri()).set(operation.method().toLowerCase(Locale.ROOT), describe(operation)));
        ObjectNode error = document.putObject("components").putObject("schemas").putObject(ERROR).put("type", "object");
        ObjectNode properties = error.putObject("properties");
        properties.putObject("__type").put("type", "string");
        properties.putObject("message").put("type", "string");
        error.putArray("required").add("__type").add("message");
        return document;
    }

    private static ObjectNode describe(OperationModel operation) {
        ObjectNode described = Json.object().put("operationId", operation.name()).put("summary", operation.about());
        ArrayNode parameters = described.putArray("parameters");
        addParameters(operation, Shape.Location.PATH, "path", parameters);
        addParameters(operation, Shape.Location.QUERY, "query", parameters);
        addParameters(operation, Shape.Location.HEADER, "header", parameters);
        if (!operation.membersAt(Shape.Location.BODY).isEmpty()) {
            ObjectNode body = described.putObject("requestBody").put("required", true);
            json(body).set("schema", Schemas.members(operation.input(), Shape.Location.BODY));
        }
        addResponses(operation, described.putObject("responses"));
        return described;
    }

    private static void addParameters(OperationModel operation, Shape.Location location, String in, ArrayNode parameters) {
        for (Map.Entry<String, Shape.Member> member : operation.membersAt(location)) {
            parameters.addObject().put("name", member.getValue().locationName()).put("in", in)
                    .put("required", member.getValue().required()).set("schema", Schemas.of(member.getValue().shape()));
        }
    }

    private static void addResponses(OperationModel operation, ObjectNode responses) {
        if (operation.events().members().isEmpty()) {
            json(answer(responses, "200", "all went well")).set("schema", Schemas.of(operation.output()));
        } else {
            addEvents(operation, responses);
        }
        TreeSet<String> errors = new TreeSet<>(List.of("400", "429", "500"));
        operation.errors().statuses().values().forEach(status -> errors.add(status.toString()));
        errors.forEach(status -> json(answer(responses, status, "an error")).putObject("schema").put("$ref",
                "#/components/schemas/" + ERROR));
    }

    /** OpenAPI 3.1 has no words for the events of a stream: their data is told in an extension. */
    private static void addEvents(OperationModel operation, ObjectNode responses) {
        ObjectNode events = answer(responses, "200", "server-sent events").putObject("content").putObject("text/event-stream");
        events.putObject("schema").put("type", "string");
        events.set("x-events", Schemas.of(operation.events()).path("properties"));
        answer(responses, "204", "the stream has been heard to its end");
    }

    private static ObjectNode answer(ObjectNode responses, String status, String meaning) {
        return responses.putObject(status).put("description", meaning);
    }

    private static ObjectNode json(ObjectNode holder) {
        return holder.putObject("content").putObject("application/json");
    }
}

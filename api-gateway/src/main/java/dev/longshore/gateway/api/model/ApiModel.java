package dev.longshore.gateway.api.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything the gateway could be asked for, as the model files beside package {@code gateway.api} say. */
public record ApiModel(List<OperationModel> operations) {

    private static final List<String> FILES = List.of("batch-model.json", "logs-model.json", "scheduler-model.json",
            "events-model.json", "schedules-model.json", "jobs-model.json",
            "environments-model.json", "openapi-model.json");
    private static final String FOLDER = "/dev/longshore/gateway/api/";
    private static final int ONE_MEBIBYTE = 1024 * 1024;

    public ApiModel {
        operations = List.copyOf(operations);
    }

    /** @throws IllegalStateException when a model file is not what it should be */
    public static ApiModel load() {
        List<OperationModel> operations = new ArrayList<>();
        for (String file : FILES) {
            operations.addAll(operationsOf(parse(file)));
        }
        return new ApiModel(operations);
    }

    /** @throws IllegalArgumentException when there is no operation of that name */
    public OperationModel operation(String name) {
        return operations.stream().filter(operation -> operation.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no operation " + name + " in the model"));
    }

    private static JsonNode parse(String file) {
        try (InputStream stream = ApiModel.class.getResourceAsStream(FOLDER + file)) {
            if (stream == null) {
                throw new IllegalStateException("the API model " + file + " is missing from the class path");
            }
            return JsonMapper.shared().readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<OperationModel> operationsOf(JsonNode file) {
        Protocol protocol = Protocol.named(file.path("protocol").asString());
        ErrorForm errors = ErrorForm.of(file.path("errors"));
        ShapeReader shapes = new ShapeReader(file.path("shapes"));
        return file.path("operations").propertyStream().map(entry -> {
            JsonNode operation = entry.getValue();
            return new OperationModel(entry.getKey(), operation.path("about").asString(""), protocol,
                    operation.path("method").asString(),
                    operation.path("uri").asString(), operation.path("target").asString(""),
                    operation.path("maxBytes").asInt(ONE_MEBIBYTE), errors, shapes.structure(operation.path("input")),
                    shapes.structure(operation.path("output")), shapes.structure(operation.path("events")));
        }).toList();
    }
}

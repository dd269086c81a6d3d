package dev.longshore.gateway.walk;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.model.OperationModel;
import dev.longshore.gateway.api.model.Shape;

/** Calls operations over HTTP as the model says: each member of an input in its place in path, query or body. */
final class ApiCall {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    /** Signed for the region in which the tests' other clients are. */
    private static final String CALLER = "AWS4-HMAC-SHA256 Credential=tester/20260101/eu-west-1/batch/aws4_request";

    private final URI endpoint;

    ApiCall(URI endpoint) {
        this.endpoint = endpoint;
    }

    Answer send(OperationModel operation, ObjectNode input) {
        ObjectNode body = input.deepCopy();
        String path = operation.uri();
        for (var member : operation.membersAt(Shape.Location.PATH)) {
            path = path.replace("{" + member.getValue().locationName() + "}", encoded(input.path(member.getKey()).asString("")));
            body.remove(member.getKey());
        }
        String query = query(operation, input);
        operation.membersAt(Shape.Location.QUERY).forEach(member -> body.remove(member.getKey()));
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.resolve(path + (query.isEmpty() ? "" : "?" + query)))
                .header("Authorization", CALLER)
                .method(operation.method(), HttpRequest.BodyPublishers.ofString(Json.text(body)));
        if (!operation.target().isEmpty()) {
            request.header("X-Amz-Target", operation.target());
        }
        return answer(request.build());
    }

    private static String query(OperationModel operation, ObjectNode input) {
        return operation.membersAt(Shape.Location.QUERY).stream().flatMap(member -> {
            JsonNode value = input.path(member.getKey());
            Stream<JsonNode> values = value.isArray()
                    ? value.valueStream()
                    : value.isMissingNode() ? Stream.of() : Stream.of(value);
            return values.map(one -> member.getValue().locationName() + "=" + encoded(one.asString()));
        }).collect(Collectors.joining("&"));
    }

    private static Answer answer(HttpRequest request) {
        try {
            HttpResponse<byte[]> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(answer.statusCode(), answer.headers().firstValue("x-amzn-errortype").orElse(""),
                    Json.parse(answer.body()));
        } catch (IOException e) {
            throw new IllegalStateException("no answer to " + request, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** @param errorType empty when all went well */
    record Answer(int status, String errorType, JsonNode body) {

        String message() {
            return body.path("message").asString(body.path("Message").asString(""));
        }
    }
}

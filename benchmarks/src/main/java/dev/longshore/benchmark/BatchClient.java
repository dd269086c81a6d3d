package dev.longshore.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The AWS Batch API with as little CPU of our own as the JDK allows, because the load generator shares the cores with what it measures.
 * Connections are kept alive, one for each thread that calls.
 */
final class BatchClient {

    static final ObjectMapper JSON = JsonMapper.builder().build();

    static {
        System.setProperty("http.maxConnections", "64");
    }

    private final URI endpoint;

    BatchClient(URI endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * Calls an operation.
     *
     * @param operation in lower case, as in the path: {@code submitjob}
     * @throws IllegalStateException when the answer is not 200, with the answer
     */
    JsonNode call(String operation, Object input) {
        return JSON.readTree(call(operation, JSON.writeValueAsBytes(input)));
    }

    byte[] call(String operation, byte[] body) {
        try {
            HttpURLConnection connection = (HttpURLConnection) endpoint.resolve("/v1/" + operation).toURL().openConnection();
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setFixedLengthStreamingMode(body.length);
            connection.getOutputStream().write(body);
            int status = connection.getResponseCode();
            try (InputStream answer = status == 200 ? connection.getInputStream() : connection.getErrorStream()) {
                byte[] bytes = answer == null ? new byte[0] : answer.readAllBytes();
                if (status != 200) {
                    throw new IllegalStateException(operation + " was answered with " + status + ": " + new String(bytes, UTF_8));
                }
                return bytes;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(operation + " at " + endpoint + ": " + e.getMessage(), e);
        }
    }
}

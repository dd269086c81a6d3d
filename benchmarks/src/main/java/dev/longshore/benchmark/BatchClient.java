package dev.longshore.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The AWS Batch API with little CPU of our own, because the load generator shares the cores with what it measures. As many connections
 * are kept open as there are calls at the same time.
 */
final class BatchClient {

    static final ObjectMapper JSON = JsonMapper.builder().build();

    private final URI endpoint;
    private final Deque<KeptConnection> idle = new ConcurrentLinkedDeque<>();

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
            KeptConnection.Answer answer = post("/v1/" + operation, body);
            if (answer.status() != 200) {
                throw new IllegalStateException(
                        operation + " was answered with " + answer.status() + ": " + new String(answer.body(), UTF_8));
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(operation + " at " + endpoint + ": " + e.getMessage(), e);
        }
    }

    private KeptConnection.Answer post(String path, byte[] body) throws IOException {
        KeptConnection connection = connection();
        try {
            KeptConnection.Answer answer = connection.post(path, body);
            idle.push(connection);
            return answer;
        } catch (IOException e) {
            connection.close();
            throw e;
        }
    }

    private KeptConnection connection() throws IOException {
        KeptConnection kept = idle.poll();
        while (kept != null && !kept.isFresh()) {
            kept.close();
            kept = idle.poll();
        }
        return kept == null ? new KeptConnection(endpoint) : kept;
    }
}

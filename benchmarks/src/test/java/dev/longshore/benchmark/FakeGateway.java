package dev.longshore.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.JsonNode;

/** A gateway whose jobs have ended as soon as they are looked at. */
final class FakeGateway implements AutoCloseable {

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final AtomicInteger submitted = new AtomicInteger();
    private volatile String failure = "";
    private volatile int listed;

    FakeGateway() throws IOException {
        server.createContext("/v1/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    int submitted() {
        return submitted.get();
    }

    /** Of each status ListJobs has so many jobs. */
    void list(int jobs) {
        listed = jobs;
    }

    void failJobs(String reason) {
        failure = reason;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode input = BatchClient.JSON.readTree(exchange.getRequestBody().readAllBytes());
        byte[] body = BatchClient.JSON.writeValueAsBytes(output(exchange.getRequestURI().getPath(), input));
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Object output(String path, JsonNode input) {
        return switch (path) {
            case "/v1/describecomputeenvironments" -> Map.of("computeEnvironments", List.of(Map.of("status", "VALID")));
            case "/v1/describejobqueues" -> Map.of("jobQueues", List.of(Map.of("status", "VALID")));
            case "/v1/submitjob" -> Map.of("jobId", UUID.randomUUID().toString(), "number", submitted.incrementAndGet());
            case "/v1/describejobs" -> Map.of("jobs",
                    input.get("jobs").valueStream().map(id -> ended(id.asString())).toList());
            case "/v1/listjobs" -> page(input.path("nextToken").asInt(0), input.get("maxResults").asInt());
            default -> Map.of();
        };
    }

    private Map<String, Object> page(int from, int size) {
        int to = Math.min(listed, from + size);
        List<Map<String, String>> jobs = IntStream.range(from, to).mapToObj(i -> Map.of("jobId", "job-" + i)).toList();
        return to == listed
                ? Map.of("jobSummaryList", jobs)
                : Map.of("jobSummaryList", jobs, "nextToken", String.valueOf(to));
    }

    private Map<String, Object> ended(String id) {
        return Map.of("jobId", id, "status", failure.isEmpty() ? "SUCCEEDED" : "FAILED", "statusReason", failure, "createdAt",
                System.currentTimeMillis() - 2, "startedAt", System.currentTimeMillis() - 1, "stoppedAt",
                System.currentTimeMillis() + 1);
    }
}

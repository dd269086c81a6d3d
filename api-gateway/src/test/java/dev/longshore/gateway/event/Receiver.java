package dev.longshore.gateway.event;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

import dev.longshore.gateway.api.Json;

/** Somebody's web server that hears of events, and answers as a test wants. */
public final class Receiver implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Request> heard = new CopyOnWriteArrayList<>();
    private volatile Function<Request, Answer> manners = _ -> new Answer(204);

    private Receiver(HttpServer server) {
        this.server = server;
        server.createContext("/", this::hear);
        server.setExecutor(threads);
        server.start();
    }

    public static Receiver start() {
        return start(0);
    }

    /** @param port 0 for any */
    public static Receiver start(int port) {
        try {
            return new Receiver(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What came, whatever was answered. */
    public record Request(String path, String id, String timestamp, String signature, String body) {

        public JsonNode event() {
            return Json.parseObject(body);
        }

        public String status() {
            return event().at("/detail/status").asString("");
        }

        public String job() {
            return event().at("/detail/jobId").asString("");
        }
    }

    /** @param location of a redirect */
    public record Answer(int status, String location) {

        public Answer(int status) {
            this(status, "");
        }
    }

    public void answers(Function<Request, Answer> answer) {
        manners = answer;
    }

    public String url() {
        return "http://127.0.0.1:" + port() + "/hook";
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public List<Request> all() {
        return List.copyOf(heard);
    }

    public List<Request> about(String job) {
        return heard.stream().filter(request -> request.job().equals(job)).toList();
    }

    public List<Request> await(String job, int count) {
        return Awaitility.await().until(() -> about(job), requests -> requests.size() >= count);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void hear(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = new Request(exchange.getRequestURI().getPath(), header(exchange, "webhook-id"),
                    header(exchange, "webhook-timestamp"), header(exchange, "webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            heard.add(request);
            Answer answer = manners.apply(request);
            if (!answer.location().isEmpty()) {
                exchange.getResponseHeaders().add("Location", answer.location());
            }
            exchange.sendResponseHeaders(answer.status(), -1);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }
}

package dev.longshore.cli.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A gateway with a system of one thread behind it: what is submitted runs as a process of this machine, one after the other. */
public final class FakeGateway implements AutoCloseable {

    private static final String ARN = "arn:aws:batch:us-east-1:123456789012:";

    private final HttpServer server;
    private final ExecutorService runner = Executors.newSingleThreadExecutor();
    private final Map<String, FakeJob> jobs = new ConcurrentSkipListMap<>();
    private final Map<String, JsonNode> queues = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> environments = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> definitions = new ConcurrentHashMap<>();

    private final AtomicInteger outages = new AtomicInteger();
    private final AtomicInteger withheld = new AtomicInteger();
    private volatile String credential = "";

    private FakeGateway(HttpServer server) {
        this.server = server;
    }

    public static FakeGateway start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var gateway = new FakeGateway(server);
            server.createContext("/", gateway::handle);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return gateway;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The ids of all jobs, children left out, oldest first. */
    public List<String> jobs() {
        return List.copyOf(jobs.keySet());
    }

    public String status(String job) {
        return find(job).status();
    }

    /** The definitions registered, by name; the first revision alone. */
    public Map<String, JsonNode> definitions() {
        return definitions;
    }

    public JsonNode environment(String name) {
        return environments.get(name);
    }

    /** So many of the next questions for jobs meet a store that is away. */
    public void loseStore(int questions) {
        outages.set(questions);
    }

    /** So many of the next questions for lines come before any line does. */
    public void withholdLines(int questions) {
        withheld.set(questions);
    }

    /** Of the last request that named one. */
    public String lastRegion() {
        return credential.split("/")[2];
    }

    @Override
    public void close() {
        server.stop(0);
        runner.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            credential = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), credential);
            byte[] body = exchange.getRequestBody().readAllBytes();
            JsonNode input = body.length == 0 ? JsonMapper.shared().createObjectNode() : JsonMapper.shared().readTree(body);
            if (path.equals("/v1/describejobs") && outages.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                exchange.sendResponseHeaders(500, -1);
                return;
            }
            Object output = answer(path, input);
            boolean refused = output instanceof Map<?, ?> map && map.containsKey("__type");
            byte[] answer = JsonMapper.shared().writeValueAsBytes(output);
            exchange.sendResponseHeaders(refused ? 400 : 200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private Object answer(String path, JsonNode input) {
        return switch (path) {
            case "/actuator/health/readiness" -> Map.of("status", "UP");
            case "/v1/describejobqueues" -> Map.of("jobQueues", valid(queues, input.path("jobQueues")));
            case "/v1/describecomputeenvironments" ->
                Map.of("computeEnvironments", valid(environments, input.path("computeEnvironments")));
            case "/v1/createjobqueue" -> create(queues, input, "jobQueueName");
            case "/v1/createcomputeenvironment" -> create(environments, input, "computeEnvironmentName");
            case "/v1/registerjobdefinition" -> register(input);
            case "/v1/describejobdefinitions" -> Map.of("jobDefinitions",
                    definitions.containsKey(input.path("jobDefinitionName").asString())
                            ? List.of(Map.of("revision", 1))
                            : List.of());
            case "/v1/submitjob" -> submit(input);
            case "/v1/describejobs" -> Map.of("jobs", input.path("jobs").valueStream().map(id -> find(id.asString()))
                    .filter(Objects::nonNull).map(FakeJob::toJson).toList());
            case "/v1/listjobs" -> Map.of("jobSummaryList",
                    jobs.values().stream().filter(job -> job.queue.equals(input.path("jobQueue").asString())
                            && job.status().equals(input.path("jobStatus").asString())).map(FakeJob::toJson).toList());
            case "/v1/terminatejob" -> terminate(input);
            case "/" -> logEvents(input);
            default -> refuse("ClientException", "unknown operation " + path);
        };
    }

    private static List<Map<String, Object>> valid(Map<String, JsonNode> resources, JsonNode names) {
        List<String> wanted = names.valueStream().map(JsonNode::asString).toList();
        return resources.entrySet().stream().filter(entry -> wanted.isEmpty() || wanted.contains(entry.getKey())).map(entry -> {
            Map<String, Object> json = new LinkedHashMap<>(Map.of("status", "VALID"));
            entry.getValue().forEachEntry(json::put);
            return json;
        }).toList();
    }

    private static Object create(Map<String, JsonNode> resources, JsonNode input, String member) {
        String name = input.path(member).asString();
        return resources.putIfAbsent(name, input) == null
                ? Map.of(member, name)
                : refuse("ClientException", "Object already exists");
    }

    private Object register(JsonNode input) {
        String name = input.path("jobDefinitionName").asString();
        definitions.putIfAbsent(name, input);
        return Map.of("jobDefinitionName", name, "revision", 1, "jobDefinitionArn", ARN + "job-definition/" + name + ":1");
    }

    private Object submit(JsonNode input) {
        String queue = input.path("jobQueue").asString();
        if (!queues.containsKey(queue)) {
            return refuse("ClientException", "Job Queue %s not found".formatted(queue));
        }
        JsonNode definition = definitions.get(input.path("jobDefinition").asString().replaceFirst(":.*", ""));
        var job = new FakeJob("job-%03d".formatted(jobs.size()), queue, input, definition.path("containerProperties"));
        jobs.put(job.id, job);
        runner.submit(() -> run(job));
        return Map.of("jobId", job.id, "jobName", input.path("jobName").asString());
    }

    private void run(FakeJob job) {
        if (job.dependsOn().stream().allMatch(id -> find(id).status().equals("SUCCEEDED"))) {
            job.run();
        } else {
            job.fail("Dependent Job failed");
        }
    }

    private Object terminate(JsonNode input) {
        find(input.path("jobId").asString()).fail(input.path("reason").asString());
        return Map.of();
    }

    private Object logEvents(JsonNode input) {
        FakeJob job = find(input.path("logStreamName").asString().replaceFirst(".*/", ""));
        if (job == null) {
            return refuse("ResourceNotFoundException", "The specified log stream does not exist.");
        }
        int position = Integer.parseInt(input.path("nextToken").asString("0").replace("/e", ""));
        boolean ended = job.hasEnded();
        if (withheld.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return Map.of("events", List.of(), "nextForwardToken", Integer.toString(position));
        }
        List<Map<String, Object>> events = job.linesFrom(position);
        return Map.of("events", events, "nextForwardToken", position + events.size() + (ended ? "/e" : ""));
    }

    private FakeJob find(String id) {
        FakeJob job = jobs.get(id.replaceFirst(":.*", ""));
        return job == null || !id.contains(":") ? job : job.children().get(Integer.parseInt(id.substring(id.indexOf(':') + 1)));
    }

    private static Map<String, Object> refuse(String type, String message) {
        return Map.of("__type", type, "message", message);
    }
}

package dev.longshore.cli.batch;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import tools.jackson.databind.JsonNode;

import dev.longshore.cli.pace.Pace;
import dev.longshore.cli.terminal.CommandFailedException;

import static java.util.Objects.requireNonNull;

/** Where jobs go: queues and compute environments, and the ones that the command line makes for itself. */
public final class Places {

    /** The queue that the command line uses when none is named. */
    public static final String DEFAULT_QUEUE = "default";

    private static final String DEFAULT_ENVIRONMENT = "local";
    private static final Duration UNTIL_VALID = Duration.ofSeconds(30);
    private static final int LEAST_VCPUS = 16;

    private final Gateway gateway;
    private final Pace pace;

    public Places(Gateway gateway, Pace pace) {
        this.gateway = requireNonNull(gateway, "gateway");
        this.pace = requireNonNull(pace, "pace");
    }

    public List<Queue> queues() {
        return gateway.batch("describejobqueues", Map.of()).path("jobQueues").valueStream().map(Queue::of).toList();
    }

    /** Makes the default queue and its environment where they are missing; returns once the queue takes jobs. */
    public void ensureDefaultQueue() {
        if (isValid(queue())) {
            return;
        }
        ensure("createcomputeenvironment", this::environment, environmentRequest());
        ensure("createjobqueue", this::queue, Map.of("jobQueueName", DEFAULT_QUEUE, "state", "ENABLED", "priority", 1,
                "computeEnvironmentOrder", List.of(Map.of("order", 1, "computeEnvironment", DEFAULT_ENVIRONMENT))));
    }

    private void ensure(String operation, Supplier<Optional<JsonNode>> resource, Map<String, Object> request) {
        if (resource.get().isEmpty()) {
            create(operation, resource, request);
        }
        if (!pace.until(UNTIL_VALID, () -> isValid(resource.get()))) {
            throw new CommandFailedException(operation + " was not carried out: "
                    + resource.get().map(node -> node.path("statusReason").asString("")).orElse("it is gone"));
        }
    }

    /** Another longshore may have been quicker. */
    private void create(String operation, Supplier<Optional<JsonNode>> resource, Map<String, Object> request) {
        try {
            gateway.batch(operation, request);
        } catch (GatewayException e) {
            if (resource.get().isEmpty()) {
                throw e;
            }
        }
    }

    private Optional<JsonNode> environment() {
        return gateway.batch("describecomputeenvironments", Map.of("computeEnvironments", List.of(DEFAULT_ENVIRONMENT)))
                .path("computeEnvironments").valueStream().findFirst();
    }

    private Optional<JsonNode> queue() {
        return gateway.batch("describejobqueues", Map.of("jobQueues", List.of(DEFAULT_QUEUE))).path("jobQueues").valueStream()
                .findFirst();
    }

    private static boolean isValid(Optional<JsonNode> resource) {
        return resource.filter(node -> "VALID".equals(node.path("status").asString(""))).isPresent();
    }

    /** Names of a network and a role are asked for by the API; on one's own hosts they mean nothing. */
    private static Map<String, Object> environmentRequest() {
        int vcpus = Math.max(LEAST_VCPUS, Runtime.getRuntime().availableProcessors());
        return Map.of("computeEnvironmentName", DEFAULT_ENVIRONMENT, "type", "MANAGED", "state", "ENABLED", "computeResources",
                Map.of("type", "EC2", "minvCpus", 0, "maxvCpus", vcpus, "instanceTypes", List.of("optimal"), "subnets",
                        List.of("local"), "securityGroupIds", List.of("local"), "instanceRole", "local"));
    }
}

package dev.longshore.benchmark;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/** The queue, environment and definitions on which a run of the benchmark plays; names of their own for each run. */
final class Site {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final BatchClient client;
    private final String name;

    private Site(BatchClient client, String name) {
        this.client = client;
        this.name = name;
    }

    /** Creates everything and waits until it is usable. @param maxVcpus of the environment; at most so many one-vCPU jobs run */
    static Site create(URI endpoint, String name, int maxVcpus) {
        Site site = new Site(new BatchClient(endpoint), name);
        site.client.call("createcomputeenvironment", Map.of("computeEnvironmentName", name, "type", "MANAGED", "computeResources",
                Map.of("type", "EC2", "minvCpus", 0, "maxvCpus", maxVcpus, "instanceTypes", List.of("optimal"), "subnets",
                        List.of("subnet-1"), "instanceRole", "ecsInstanceRole")));
        site.waitFor("describecomputeenvironments", "computeEnvironments");
        site.client.call("createjobqueue", Map.of("jobQueueName", name, "priority", 1, "computeEnvironmentOrder",
                List.of(Map.of("order", 1, "computeEnvironment", name))));
        site.waitFor("describejobqueues", "jobQueues");
        return site;
    }

    BatchClient client() {
        return client;
    }

    String queue() {
        return name;
    }

    /** Registers what jobs of this site run, and answers its name. */
    String define(String suffix, String... command) {
        String definition = name + "-" + suffix;
        client.call("registerjobdefinition", Map.of("jobDefinitionName", definition, "type", "container", "containerProperties",
                Map.of("image", "busybox", "command", List.of(command), "resourceRequirements",
                        List.of(Map.of("type", "VCPU", "value", "1"), Map.of("type", "MEMORY", "value", "16")))));
        return definition;
    }

    /** The body of a submission. @param size of the array, 0 for a single job */
    Map<String, Object> submission(String definition, int size) {
        Map<String, Object> input = new LinkedHashMap<>(
                Map.of("jobName", definition, "jobQueue", name, "jobDefinition", definition));
        if (size > 0) {
            input.put("arrayProperties", Map.of("size", size));
        }
        return input;
    }

    /** Submits one job and answers its id. */
    String submit(String definition, int size) {
        return client.call("submitjob", submission(definition, size)).get("jobId").asString();
    }

    /** The job as DescribeJobs shows it. */
    JsonNode describe(String jobId) {
        return client.call("describejobs", Map.of("jobs", List.of(jobId))).get("jobs").get(0);
    }

    private void waitFor(String operation, String member) {
        Pause.until(() -> client.call(operation, Map.of(member, List.of(name))).get(member).path(0).path("status").asString("")
                .equals("VALID"), Duration.ofMillis(20), PATIENCE, name + " being VALID");
    }
}

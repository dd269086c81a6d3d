package dev.longshore.benchmark;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/** The queue, environment and definitions on which a run of the benchmark plays; names of their own for each run. */
final class Site {

    /** Of the environment of most scenarios. */
    static final int VCPUS = 16;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final BatchClient client;
    private final String name;
    private final String queue;

    private Site(BatchClient client, String name, String queue) {
        this.client = client;
        this.name = name;
        this.queue = queue;
    }

    /** Creates everything and waits until it is usable. @param maxVcpus of the environment; at most so many one-vCPU jobs run */
    static Site create(URI endpoint, String name, int maxVcpus) {
        Site site = new Site(new BatchClient(endpoint), name, name);
        site.client.call("createcomputeenvironment", Map.of("computeEnvironmentName", name, "type", "MANAGED", "computeResources",
                Map.of("type", "EC2", "minvCpus", 0, "maxvCpus", maxVcpus, "instanceTypes", List.of("optimal"), "subnets",
                        List.of("subnet-1"), "instanceRole", "ecsInstanceRole")));
        site.waitFor("describecomputeenvironments", "computeEnvironments", name);
        site.createQueue(1);
        return site;
    }

    /** One that was created before. */
    static Site existing(URI endpoint, String name) {
        return new Site(new BatchClient(endpoint), name, name);
    }

    /** The same with another queue, of higher priority. */
    Site urgent() {
        Site urgent = new Site(client, name, name + "-urgent");
        urgent.createQueue(100);
        return urgent;
    }

    private void createQueue(int priority) {
        client.call("createjobqueue", Map.of("jobQueueName", queue, "priority", priority, "computeEnvironmentOrder",
                List.of(Map.of("order", 1, "computeEnvironment", name))));
        waitFor("describejobqueues", "jobQueues", queue);
    }

    BatchClient client() {
        return client;
    }

    String queue() {
        return queue;
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
                Map.of("jobName", definition, "jobQueue", queue, "jobDefinition", definition));
        if (size > 0) {
            input.put("arrayProperties", Map.of("size", size));
        }
        return input;
    }

    /** The same submission with other needs. @param memory in MiB */
    Map<String, Object> shape(Map<String, Object> submission, int vcpus, int memory) {
        Map<String, Object> shaped = new LinkedHashMap<>(submission);
        shaped.put("containerOverrides", Map.of("resourceRequirements", List.of(Map.of("type", "VCPU", "value", "" + vcpus),
                Map.of("type", "MEMORY", "value", "" + memory))));
        return shaped;
    }

    /** Submits one job and answers its id. */
    String submit(String definition, int size) {
        return submit(submission(definition, size));
    }

    String submit(Map<String, Object> submission) {
        return client.call("submitjob", submission).get("jobId").asString();
    }

    /** The job as DescribeJobs shows it. */
    JsonNode describe(String jobId) {
        return client.call("describejobs", Map.of("jobs", List.of(jobId))).get("jobs").get(0);
    }

    private void waitFor(String operation, String member, String resource) {
        Pause.until(
                () -> client.call(operation, Map.of(member, List.of(resource))).get(member).path(0).path("status").asString("")
                        .equals("VALID"),
                Duration.ofMillis(20), PATIENCE, resource + " being VALID");
    }
}

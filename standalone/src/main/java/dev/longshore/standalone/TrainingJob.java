package dev.longshore.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One job through the whole system, so that a JVM that records what is loaded has seen it all. */
final class TrainingJob {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI endpoint;
    private final HttpClient http = HttpClient.newHttpClient();

    TrainingJob(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** @throws StartFailedException when the job does not succeed within a minute */
    void run() {
        call("/v1/createcomputeenvironment", """
                {"computeEnvironmentName": "training", "type": "MANAGED", "state": "ENABLED",
                 "computeResources": {"type": "EC2", "minvCpus": 0, "maxvCpus": 4, "instanceTypes": ["optimal"],
                                      "subnets": ["subnet-0"], "instanceRole": "ecsInstanceRole"}}""");
        await("/v1/describecomputeenvironments", "{}", "/computeEnvironments/0/status", "VALID");
        call("/v1/createjobqueue", """
                {"jobQueueName": "training", "state": "ENABLED", "priority": 1,
                 "computeEnvironmentOrder": [{"order": 1, "computeEnvironment": "training"}]}""");
        await("/v1/describejobqueues", "{}", "/jobQueues/0/status", "VALID");
        call("/v1/registerjobdefinition",
                """
                        {"jobDefinitionName": "training", "type": "container",
                         "containerProperties": {"image": "busybox", "command": ["echo", "hello"],
                                                 "resourceRequirements": [{"type": "VCPU", "value": "1"}, {"type": "MEMORY", "value": "64"}]}}""");
        String job = call("/v1/submitjob", """
                {"jobName": "training", "jobQueue": "training", "jobDefinition": "training"}""").path("jobId").asString("");
        await("/v1/describejobs", "{\"jobs\": [\"" + job + "\"]}", "/jobs/0/status", "SUCCEEDED");
        call("/v1/listjobs", "{\"jobQueue\": \"training\", \"jobStatus\": \"SUCCEEDED\"}");
    }

    private void await(String path, String body, String pointer, String value) {
        long attempts = PATIENCE.toMillis() / 50;
        for (long attempt = 0; !call(path, body).at(pointer).asString("").equals(value); attempt++) {
            if (attempt == attempts) {
                throw new StartFailedException("the training job has not ended well: " + pointer + " is not " + value);
            }
            CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS)).join();
        }
    }

    private JsonNode call(String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(endpoint.resolve(path)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new StartFailedException("training: " + path + " was answered with " + response.statusCode());
            }
            return JsonMapper.shared().readTree(response.body());
        } catch (IOException e) {
            throw new StartFailedException("training: " + path + " was not answered: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailedException("training was interrupted", e);
        }
    }
}

package dev.longshore.cli.batch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static java.util.Objects.requireNonNull;

/**
 * A job to be submitted.
 *
 * @param arraySize 0 for a single job, else 2 to 10,000
 * @param dependsOn ids of jobs that must succeed first
 * @param overrides of the definition's container
 */
public record Submission(String name, String queue, String definition, int arraySize, List<String> dependsOn,
        Overrides overrides) {

    /**
     * What differs from the definition.
     *
     * @param vcpus 0 leaves the definition's
     * @param memoryMib 0 leaves the definition's
     */
    public record Overrides(List<String> command, int vcpus, int memoryMib, Map<String, String> environment) {

        /** @throws IllegalArgumentException when an amount is negative */
        public Overrides {
            if (vcpus < 0 || memoryMib < 0) {
                throw new IllegalArgumentException("vCPUs and MiB are not negative: " + vcpus + " and " + memoryMib);
            }
            command = List.copyOf(command);
            environment = new LinkedHashMap<>(environment);
        }

        private Map<String, Object> toJson() {
            Map<String, Object> json = new LinkedHashMap<>();
            if (!command.isEmpty()) {
                json.put("command", command);
            }
            json.put("resourceRequirements", ContainerDefinition.requirements(vcpus, memoryMib));
            json.put("environment", environment.entrySet().stream()
                    .map(variable -> Map.of("name", variable.getKey(), "value", variable.getValue())).toList());
            return json;
        }
    }

    public Submission {
        requireNonNull(name, "name");
        requireNonNull(queue, "queue");
        requireNonNull(definition, "definition");
        dependsOn = List.copyOf(dependsOn);
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("jobName", name);
        json.put("jobQueue", queue);
        json.put("jobDefinition", definition);
        if (arraySize > 0) {
            json.put("arrayProperties", Map.of("size", arraySize));
        }
        if (!dependsOn.isEmpty()) {
            json.put("dependsOn", dependsOn.stream().map(id -> Map.of("jobId", id)).toList());
        }
        json.put("containerOverrides", overrides.toJson());
        return json;
    }
}

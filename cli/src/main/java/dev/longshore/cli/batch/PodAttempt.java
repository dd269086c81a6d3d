package dev.longshore.cli.batch;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/** Reads an attempt of a job on Amazon EKS, of which the API names no log streams: they follow from the pod's name. */
final class PodAttempt {

    private static final String PREFIX = "aws-batch.";
    private static final int LONGEST_DEFINITION = 200;

    private PodAttempt() {}

    /**
     * @param pod of the latest attempt, or an attempt in the past
     * @param definition the name of the job definition
     */
    static Attempt of(JsonNode pod, String definition) {
        List<JsonNode> containers = Stream.of("initContainers", "containers").flatMap(list -> pod.path(list).valueStream())
                .toList();
        String name = pod.path("podName").asString("");
        JsonNode decisive = containers.stream().filter(container -> container.path("exitCode").asInt(0) != 0).findFirst()
                .orElse(pod.path("containers").path(0));
        return new Attempt(code(decisive), name.isEmpty() ? List.of() : streams(containers, name, definition),
                Optional.of(name).filter(text -> !text.isEmpty()), decisive.path("reason").asString(""));
    }

    private static OptionalInt code(JsonNode container) {
        JsonNode code = container.path("exitCode");
        return code.isNumber() ? OptionalInt.of(code.asInt()) : OptionalInt.empty();
    }

    /** One that has ended without an exit code never ran. */
    private static List<String> streams(List<JsonNode> containers, String pod, String definition) {
        String task = pod.substring(pod.startsWith(PREFIX) ? PREFIX.length() : 0).replace("-", "");
        String prefix = definition.substring(0, Math.min(LONGEST_DEFINITION, definition.length()));
        return containers.stream().filter(container -> container.has("exitCode") || !container.has("reason"))
                .map(container -> prefix + "/" + container.path("name").asString("") + "/" + task).toList();
    }
}

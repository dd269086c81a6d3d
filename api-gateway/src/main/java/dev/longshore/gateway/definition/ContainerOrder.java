package dev.longshore.gateway.definition;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.JsonNode;

import dev.longshore.gateway.api.ClientException;

/**
 * What the containers of a task may wait for.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_TaskContainerDependency.html">AWS Batch API,
 *      TaskContainerDependency</a>
 */
final class ContainerOrder {

    private static final Set<String> CONDITIONS = Set.of("START", "COMPLETE", "SUCCESS");

    private ContainerOrder() {}

    /** @throws ClientException when what a container depends on is not there, or will not be before the task has ended */
    static void check(JsonNode container, Map<String, JsonNode> byName, String path) {
        JsonNode dependencies = container.path("dependsOn");
        for (int i = 0; i < dependencies.size(); i++) {
            String at = path + ".dependsOn[" + i + "]";
            String name = dependencies.get(i).path("containerName").asString("");
            String condition = dependencies.get(i).path("condition").asString("");
            if (!CONDITIONS.contains(condition)) {
                throw new ClientException(at + ".condition is '" + condition + "'; it must be START, COMPLETE or SUCCESS.");
            }
            if (!byName.containsKey(name)) {
                throw new ClientException(
                        at + ".containerName is '" + name + "', which is not the name of a container of the task.");
            }
            if (!condition.equals("START") && TaskRules.isEssential(byName.get(name))) {
                throw new ClientException(at + ".condition is " + condition + ", but container '" + name
                        + "' is essential: when it ends, so does the task.");
            }
        }
    }

    /** @throws ClientException when containers wait for one another */
    static void checkEnds(Map<String, JsonNode> byName, String path) {
        Set<String> orderly = new HashSet<>();
        List<String> next;
        do {
            next = byName.entrySet().stream().filter(each -> !orderly.contains(each.getKey()))
                    .filter(each -> dependsOnlyOn(orderly, each.getValue())).map(Map.Entry::getKey).toList();
            orderly.addAll(next);
        } while (!next.isEmpty());
        byName.keySet().stream().filter(name -> !orderly.contains(name)).findFirst().ifPresent(name -> {
            throw new ClientException(
                    path + ": container '" + name + "' can never start, because its dependencies lead back to it.");
        });
    }

    private static boolean dependsOnlyOn(Set<String> names, JsonNode container) {
        return container.path("dependsOn").valueStream()
                .allMatch(dependency -> names.contains(dependency.path("containerName").asString("")));
    }
}

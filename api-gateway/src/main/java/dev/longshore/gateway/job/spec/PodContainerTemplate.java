package dev.longshore.gateway.job.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.ContainerSpec.PodTerms;
import dev.longshore.contracts.job.ContainerSpec.PullPolicy;
import dev.longshore.contracts.job.Namespaces;
import dev.longshore.gateway.definition.PodResources;
import dev.longshore.gateway.definition.PodRules;

/**
 * One container of a pod.
 *
 * @param properties as the definition has them, with what was merged; not to be changed
 */
record PodContainerTemplate(ObjectNode properties) {

    private static final List<String> REPLACED = List.of("image", "command", "args");
    private static final List<String> COMMANDS = List.of("command", "args");
    private static final String LATEST = ":latest";

    String name() {
        return properties.path("name").asString(PodRules.DEFAULT_NAME);
    }

    /** Variables are merged by name. An amount takes the place of all that is said of the same resource. */
    PodContainerTemplate overriddenBy(JsonNode overrides) {
        ObjectNode merged = properties.deepCopy();
        for (String member : REPLACED) {
            if (!overrides.path(member).isMissingNode()) {
                merged.set(member, overrides.get(member).deepCopy());
            }
        }
        if (!overrides.path("env").isEmpty()) {
            Map<String, String> variables = new LinkedHashMap<>(Variables.read(properties.path("env")));
            variables.putAll(Variables.read(overrides.path("env")));
            Variables.write(variables, merged.putArray("env"));
        }
        mergeResources(merged, overrides.path("resources"));
        return new PodContainerTemplate(merged);
    }

    private static void mergeResources(ObjectNode merged, JsonNode changes) {
        if (changes.isEmpty()) {
            return;
        }
        ObjectNode resources = merged.withObjectProperty("resources");
        for (String name : PodResources.NAMES) {
            if (PodResources.MEMBERS.stream().anyMatch(member -> changes.path(member).has(name))) {
                PodResources.MEMBERS.forEach(member -> resources.withObjectProperty(member).remove(name));
            }
        }
        for (String member : PodResources.MEMBERS) {
            changes.path(member).forEachEntry((name, amount) -> resources.withObjectProperty(member).set(name, amount));
            if (resources.path(member).isEmpty()) {
                resources.remove(member);
            }
        }
    }

    PodContainerTemplate with(Map<String, String> parameters) {
        ObjectNode substituted = properties.deepCopy();
        for (String member : COMMANDS) {
            if (properties.has(member)) {
                Variables.write(Parameters.substitute(Variables.texts(properties.path(member)), parameters),
                        substituted.putArray(member));
            }
        }
        return new PodContainerTemplate(substituted);
    }

    /**
     * @param volumes of the pod
     * @param namespaces that it shares with others; empty for its own
     */
    ContainerSpec toSpec(JsonNode volumes, Optional<Namespaces> namespaces) {
        JsonNode security = properties.path("securityContext");
        JsonNode resources = properties.path("resources");
        MountedVolumes mounted = MountedVolumes.read(properties.path("volumeMounts"), volumes);
        boolean isPrivileged = security.path("privileged").asBoolean(false);
        PodTerms terms = new PodTerms(Variables.texts(properties.path("command")), PodResources.mostVcpus(resources),
                isPrivileged || security.path("allowPrivilegeEscalation").asBoolean(true), pullPolicy(),
                security.path("runAsNonRoot").asBoolean(false), group(security));
        return new ContainerSpec(properties.path("image").asString(""), Variables.texts(properties.path("args")),
                Variables.read(properties.path("env")), PodResources.requests(resources), user(security), mounted.volumes(),
                mounted.mounts(), List.of(), isPrivileged, security.path("readOnlyRootFilesystem").asBoolean(false),
                Optional.of(terms), Optional.empty(), namespaces);
    }

    /** An image without a tag is not called the latest, though it is. */
    private PullPolicy pullPolicy() {
        return switch (properties.path("imagePullPolicy").asString("")) {
            case "Always" -> PullPolicy.ALWAYS;
            case "IfNotPresent" -> PullPolicy.IF_NOT_PRESENT;
            case "Never" -> PullPolicy.NEVER;
            default -> properties.path("image").asString("").endsWith(LATEST) ? PullPolicy.ALWAYS : PullPolicy.IF_NOT_PRESENT;
        };
    }

    /** Beside a user it is named with it. */
    private static Optional<Integer> group(JsonNode security) {
        JsonNode group = security.path("runAsGroup");
        return group.isNumber() && !security.path("runAsUser").isNumber() ? Optional.of(group.asInt()) : Optional.empty();
    }

    private static Optional<String> user(JsonNode security) {
        JsonNode user = security.path("runAsUser");
        JsonNode group = security.path("runAsGroup");
        return user.isNumber()
                ? Optional.of(user.asLong() + (group.isNumber() ? ":" + group.asLong() : ""))
                : Optional.empty();
    }

    /** As DescribeJobs shows it. */
    ObjectNode toDetail() {
        ObjectNode detail = properties.deepCopy();
        detail.put("name", name());
        for (String list : List.of("command", "args", "env", "volumeMounts")) {
            detail.withArray(list);
        }
        return detail;
    }
}

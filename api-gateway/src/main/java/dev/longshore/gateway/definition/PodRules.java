package dev.longshore.gateway.definition;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

import dev.longshore.contracts.capacity.Resources;
import dev.longshore.gateway.api.ClientException;

/**
 * What the pod of a job may be, in a definition or when overrides have been merged into it.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_EksPodProperties.html">AWS Batch API, EksPodProperties</a>
 */
public final class PodRules {

    /** The name of a container that has none. */
    public static final String DEFAULT_NAME = "default";
    /** The members that have containers, in the order in which these run. */
    public static final List<String> CONTAINERS = List.of("initContainers", "containers");

    private static final String PROPERTIES = ".podProperties";
    private static final int MOST_CONTAINERS = 10;
    /** Besides DNS labels, the default that the API names. */
    private static final Pattern NAME = Pattern.compile("Default|[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Set<String> DNS_POLICIES = Set.of("Default", "ClusterFirst", "ClusterFirstWithHostNet");
    private static final Set<String> PULL_POLICIES = Set.of("Always", "IfNotPresent", "Never");

    private PodRules() {}

    /**
     * @param properties {@code eksProperties}
     * @param parent where they stand, for the message
     */
    public static void check(JsonNode properties, String parent) {
        JsonNode pod = properties.path("podProperties");
        String path = parent + PROPERTIES;
        if (!pod.isObject()) {
            throw new ClientException(path + " is required.");
        }
        checkCount(pod.path("containers"), 1, path + ".containers");
        checkCount(pod.path("initContainers"), 0, path + ".initContainers");
        checkOneOf(DNS_POLICIES, pod.path("dnsPolicy"), path + ".dnsPolicy");
        PodMetadata.check(pod.path("metadata"), path + ".metadata");
        Set<String> volumes = PodVolumes.check(pod.path("volumes"), path + ".volumes");
        Set<String> names = new HashSet<>();
        for (String member : CONTAINERS) {
            checkContainers(pod.path(member), member.equals("containers"), volumes, names, path + "." + member);
        }
    }

    private static void checkCount(JsonNode containers, int least, String path) {
        if (containers.size() < least || containers.size() > MOST_CONTAINERS) {
            throw new ClientException(path + " has " + containers.size() + " containers; " + least + " to " + MOST_CONTAINERS
                    + " are allowed.");
        }
    }

    private static void checkContainers(JsonNode containers, boolean areMain, Set<String> volumes, Set<String> names,
            String path) {
        Resources total = Resources.NONE;
        for (int i = 0; i < containers.size(); i++) {
            JsonNode container = containers.get(i);
            String at = path + "[" + i + "]";
            checkName(container.path("name").asString(DEFAULT_NAME), names, at + ".name");
            checkContainer(container, at);
            PodVolumes.checkMounts(container.path("volumeMounts"), volumes, at + ".volumeMounts");
            PodResources.check(container, areMain, at);
            total = total.plus(PodResources.requests(container.path("resources")));
            ContainerResources.checkMost(total, path);
        }
    }

    private static void checkName(String name, Set<String> names, String path) {
        if (!NAME.matcher(name).matches()) {
            throw new ClientException(path + " is '" + name + "'; up to 63 lower-case letters, digits and hyphens are allowed,"
                    + " of which the first and the last is no hyphen.");
        }
        if (!names.add(name)) {
            throw new ClientException(path + " is '" + name + "', which is the name of another container of the pod.");
        }
    }

    private static void checkContainer(JsonNode container, String path) {
        if (container.path("image").asString("").isEmpty()) {
            throw new ClientException(path + ".image is required.");
        }
        checkOneOf(PULL_POLICIES, container.path("imagePullPolicy"), path + ".imagePullPolicy");
        ContainerRules.checkEnvironment(container.path("env"), path + ".env");
        for (String id : List.of("runAsUser", "runAsGroup")) {
            long given = container.path("securityContext").path(id).asLong(0);
            if (given < 0 || given > Integer.MAX_VALUE) {
                throw new ClientException(path + ".securityContext." + id + " is " + given + "; 0 to " + Integer.MAX_VALUE
                        + " is allowed.");
            }
        }
    }

    private static void checkOneOf(Set<String> allowed, JsonNode value, String path) {
        if (value.isString() && !allowed.contains(value.asString())) {
            throw new ClientException(path + " is '" + value.asString() + "'; it must be one of "
                    + String.join(", ", allowed.stream().sorted().toList()) + ".");
        }
    }
}

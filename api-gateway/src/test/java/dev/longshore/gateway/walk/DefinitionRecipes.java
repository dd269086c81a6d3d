package dev.longshore.gateway.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

import dev.longshore.gateway.Cluster;

/** Job definitions of each kind. */
final class DefinitionRecipes {

    private static final String[] FARGATE_ONLY = {"containerProperties.networkConfiguration", "fargatePlatformConfiguration",
            "containerProperties.ephemeralStorage", "containerProperties.runtimePlatform", "container.networkConfiguration",
            "container.ephemeralStorage", "container.runtimePlatform", "taskProperties.networkConfiguration",
            "taskProperties.ephemeralStorage", "taskProperties.runtimePlatform", "taskProperties.platformVersion"};
    private static final String SIZE = "[{'type': 'VCPU', 'value': '1'}, {'type': 'MEMORY', 'value': '2048'}]";

    private static final String POD_VOLUMES = "[{'name': 'data', 'hostPath': {'path': '/tmp'}},"
            + " {'name': 'memory', 'emptyDir': {'medium': 'Memory', 'sizeLimit': '512Mi'}},"
            + " {'name': 'secret', 'secret': {'secretName': 's', 'optional': true}},"
            + " {'name': 'claim', 'persistentVolumeClaim': {'claimName': 'c', 'readOnly': true}}]";

    private DefinitionRecipes() {}

    static Recipe container() {
        return onEc2().without("ecsProperties", "eksProperties", "nodeProperties").always("containerProperties")
                .with("/type", "'container'");
    }

    static Recipe containerOnFargate() {
        return onFargate().without("ecsProperties", "eksProperties", "nodeProperties").always("containerProperties");
    }

    static Recipe task() {
        return onEc2().without("containerProperties", "eksProperties", "nodeProperties").always("ecsProperties")
                .with("/type", "'container'");
    }

    static Recipe taskOnFargate() {
        return onFargate().without("containerProperties", "eksProperties", "nodeProperties", "ipcMode", "pidMode")
                .always("ecsProperties");
    }

    static Recipe nodes() {
        return multinode().without("nodeRangeProperties.ecsProperties").always("nodeRangeProperties.container");
    }

    static Recipe nodesOfTasks() {
        return multinode().without("nodeRangeProperties.container").always("nodeRangeProperties.ecsProperties");
    }

    static Recipe nodesOfPods() {
        return ofPods(multinode().without("nodeRangeProperties.container", "nodeRangeProperties.ecsProperties"))
                .allowing("eksProperties").without("/eksProperties", "propagateTags", "platformCapabilities");
    }

    static Recipe pod() {
        return ofPods(any().without("containerProperties", "ecsProperties", "nodeProperties"))
                .without("propagateTags", "platformCapabilities").with("/type", "'container'");
    }

    private static Recipe ofPods(Recipe recipe) {
        return recipe.always("eksProperties", "podProperties", "podProperties.containers", "resources", "requests", "limits")
                .with("requests", "{'cpu': '1', 'memory': '128Mi'}").with("limits", "{'cpu': '1', 'memory': '128Mi'}")
                .always("podProperties.volumes", "volumeMounts.name", "mountPath").with("volumeMounts.name", "'data'")
                .with("podProperties.volumes", POD_VOLUMES).with("subPath", "'part'").with("dnsPolicy", "'ClusterFirst'")
                .with("imagePullPolicy", "'Always'").with("podProperties.containers.name", "'main'")
                .with("initContainers.name", "'first'").always("initContainers.name");
    }

    /** By the members that resourceRequirements came to replace. */
    static Recipe sizedTheOldWay() {
        return container().without("resourceRequirements").allowing("vcpus", "memory").always("vcpus", "memory");
    }

    private static Recipe multinode() {
        return onEc2().without("containerProperties", "/ecsProperties", "eksProperties", "/consumableResourceProperties")
                .always("nodeProperties").with("/type", "'multinode'").with("numNodes", "3").with("mainNode", "1")
                .with("targetNodes", "'0:'").always("nodeRangeProperties.consumableResourceProperties");
    }

    private static Recipe onEc2() {
        return any().without(FARGATE_ONLY).with("platformCapabilities", "['EC2']").with("resourceRequirements", SIZE);
    }

    private static Recipe onFargate() {
        return any().with("platformCapabilities", "['FARGATE']").always("platformCapabilities").with("/type", "'container'")
                .without("instanceType", "ulimits", "host", "devices", "maxSwap", "sharedMemorySize", "swappiness", "tmpfs")
                .with("privileged", "false").with("resourceRequirements", SIZE)
                .with("startTimeout", "60").with("stopTimeout", "60");
    }

    private static Recipe any() {
        return new Recipe().with("jobDefinitionName", unique("definition")).with("user", "'nobody'")
                .with("image", "'busybox:1'").always("image").without("vcpus", "memory")
                .always("resourceRequirements", "retryStrategy.attempts")
                .always("environment.name", "onReason", "volumes", "volumes.name", "mountPoints.containerPath", "sourceVolume")
                .with("volumes.name", "'data'").with("sourceVolume", "'data'").with("essential", "true")
                .with("containers.dependsOn", "[]").with("startTimeout", "20").with("stopTimeout", "20")
                .with("devices.hostPath", "'/dev/fuse'").with("devices.containerPath", "'/dev/mine'")
                .with("tmpfs.containerPath", "'/scratch'").with("mountOptions", "['noexec']")
                .with("ipcMode", "'task'").with("pidMode", "'host'")
                .with("networkMode", "'host'")
                .with("taskProperties.containers.name", "'main'").always("taskProperties.containers.name")
                .always("consumableResource", "quantity").last(DefinitionRecipes::withSecondContainers);
    }

    /** A container that waits for the first, for each task. */
    private static ObjectNode withSecondContainers(ObjectNode definition) {
        List<JsonNode> tasks = new ArrayList<>(definition.findValues("taskProperties"));
        tasks.forEach(task -> {
            ArrayNode containers = (ArrayNode) task.path(0).path("containers");
            ObjectNode second = (ObjectNode) containers.get(0).deepCopy();
            second.put("name", "second").set("dependsOn",
                    JsonText.parse("[{'containerName': 'main', 'condition': 'START'}]"));
            containers.add(second);
        });
        return definition;
    }

    static Supplier<JsonNode> unique(String kind) {
        return () -> StringNode.valueOf(Cluster.uniqueName(kind));
    }
}

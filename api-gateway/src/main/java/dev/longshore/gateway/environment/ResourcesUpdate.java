package dev.longshore.gateway.environment;

import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ClientException;

/**
 * How UpdateComputeEnvironment changes resources: what it does not name stays, what it names empty is taken away.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_ComputeResourceUpdate.html">AWS Batch API,
 *      ComputeResourceUpdate</a>
 */
final class ResourcesUpdate {

    private static final List<String> CLEARED_BY_AN_EMPTY_TEXT = List.of("imageId", "ec2KeyPair", "placementGroup");
    private static final String TEMPLATE = "launchTemplate";
    private static final String DESIRED = "desiredvCpus";
    private static final String PROVIDER = "managedInstancesProvider";
    private static final String OF_PROVIDER = "instanceLaunchTemplate";

    private ResourcesUpdate() {}

    /** @param resources as they are; changed */
    static void merge(EnvironmentKind kind, ObjectNode resources, ObjectNode changes) {
        if (kind == EnvironmentKind.EKS && changes.has(DESIRED)) {
            throw new ClientException("desiredvCpus cannot be changed for a compute environment on Amazon EKS.");
        }
        changes.forEachEntry((member, value) -> {
            if (member.equals(PROVIDER)) {
                mergeProvider(resources, value);
            } else if (isCleared(member, value)) {
                resources.remove(member);
            } else if (!isPassedOver(kind, member, value)) {
                resources.set(member, value);
            }
        });
        keepBetweenBounds(resources, changes);
    }

    /** Some of its members are required once only, when it is made. */
    private static void mergeProvider(ObjectNode resources, JsonNode changes) {
        if (!(resources.path(PROVIDER) instanceof ObjectNode provider)) {
            throw new ClientException("computeResources." + PROVIDER + " cannot be changed, because the compute environment was"
                    + " created without one. Create another one.");
        }
        changes.forEachEntry((member, value) -> {
            if (member.equals(OF_PROVIDER)) {
                value.forEachEntry(provider.withObject("/" + OF_PROVIDER)::set);
            } else {
                provider.set(member, value);
            }
        });
    }

    private static boolean isCleared(String member, JsonNode value) {
        return CLEARED_BY_AN_EMPTY_TEXT.contains(member) && value.asString("x").isEmpty()
                || member.equals(TEMPLATE) && (isEmpty(value, "launchTemplateId") || isEmpty(value, "launchTemplateName"));
    }

    private static boolean isEmpty(JsonNode template, String member) {
        return template.path(member).asString("x").isEmpty();
    }

    /** For Fargate, an empty list of subnets or security groups means that they stay. */
    private static boolean isPassedOver(EnvironmentKind kind, String member, JsonNode value) {
        return member.equals("updateToLatestImageVersion")
                || kind == EnvironmentKind.FARGATE && value.isArray() && value.isEmpty();
    }

    /** What desired vCPUs are set to is kept between the bounds, where only these are changed. */
    private static void keepBetweenBounds(ObjectNode resources, ObjectNode changes) {
        JsonNode desired = resources.path(DESIRED);
        if (desired.isNumber() && !changes.has(DESIRED)) {
            int least = resources.path("minvCpus").asInt(0);
            int most = Math.max(least, resources.path("maxvCpus").asInt());
            resources.put(DESIRED, Math.clamp(desired.asInt(), least, most));
        }
    }
}

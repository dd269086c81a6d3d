package dev.longshore.gateway.environment;

import java.util.List;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ClientException;

/**
 * Rules that span several members of a compute environment. Members that only mean something inside AWS, such as roles, subnets and
 * security groups, may be left out: nothing here needs them.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_ComputeResource.html">AWS Batch API, ComputeResource</a>
 */
final class EnvironmentRules {

    private static final List<String> NOT_FOR_FARGATE = List.of("minvCpus", "desiredvCpus", "instanceTypes", "allocationStrategy",
            "bidPercentage", "spotIamFleetRole", "instanceRole", "ec2KeyPair", "imageId", "placementGroup", "launchTemplate",
            "ec2Configuration", "tags", "scalingPolicy");
    private static final Pattern CLUSTER = Pattern
            .compile("arn:aws(-[a-z-]+)?:eks:[a-z0-9-]+:\\d{12}:cluster/[0-9A-Za-z][A-Za-z0-9_-]{0,99}");
    private static final int MOST_EC2_CONFIGURATIONS = 2;

    private EnvironmentRules() {}

    static void check(ObjectNode input) {
        boolean managed = input.path("type").asString().equals("MANAGED");
        JsonNode resources = input.path("computeResources");
        if (managed != resources.isObject()) {
            throw new ClientException(managed
                    ? "computeResources is required for a MANAGED compute environment."
                    : "computeResources is not applicable for an UNMANAGED compute environment.");
        }
        if (managed && input.has("unmanagedvCpus")) {
            throw new ClientException("unmanagedvCpus is only applicable for an UNMANAGED compute environment.");
        }
        checkCluster(input.path("eksConfiguration"), managed);
        if (managed) {
            checkResources(resources, EnvironmentKind.of(input));
        }
    }

    private static void checkResources(JsonNode resources, EnvironmentKind kind) {
        if (resources.path("type").asString().startsWith("FARGATE")) {
            checkFargate(resources, kind);
        }
        checkScaling(resources);
        checkStrategy(resources);
        checkLaunchTemplate(resources.path("launchTemplate"));
        if (resources.path("ec2Configuration").size() > MOST_EC2_CONFIGURATIONS) {
            throw new ClientException("computeResources.ec2Configuration has " + resources.path("ec2Configuration").size()
                    + " entries; at most " + MOST_EC2_CONFIGURATIONS + " are allowed.");
        }
    }

    private static void checkCluster(JsonNode configuration, boolean managed) {
        if (!configuration.isObject()) {
            return;
        }
        if (!managed) {
            throw new ClientException("eksConfiguration is only applicable for a MANAGED compute environment.");
        }
        String cluster = configuration.path("eksClusterArn").asString("");
        if (!CLUSTER.matcher(cluster).matches()) {
            throw new ClientException("eksConfiguration.eksClusterArn is '" + cluster
                    + "'; an ARN such as arn:aws:eks:us-east-1:123456789012:cluster/mine is needed.");
        }
        KubernetesNamespace.check(configuration.path("kubernetesNamespace").asString(""),
                "eksConfiguration.kubernetesNamespace");
    }

    private static void checkFargate(JsonNode resources, EnvironmentKind kind) {
        if (kind == EnvironmentKind.EKS) {
            throw new ClientException("eksConfiguration is not applicable for Fargate.");
        }
        for (String member : NOT_FOR_FARGATE) {
            JsonNode value = resources.path(member);
            if (!value.isMissingNode() && !(value.isContainer() && value.isEmpty())) {
                throw new ClientException(member + " is not applicable for Fargate.");
            }
        }
    }

    private static void checkScaling(JsonNode resources) {
        int least = resources.path("minvCpus").asInt(0);
        int most = resources.path("maxvCpus").asInt();
        int desired = resources.path("desiredvCpus").asInt(least);
        if (least > most) {
            throw new ClientException("minvCpus " + least + " is greater than maxvCpus " + most + ".");
        }
        if (desired < least || desired > most) {
            throw new ClientException(
                    "desiredvCpus is " + desired + "; it must be between minvCpus " + least + " and maxvCpus " + most + ".");
        }
    }

    private static void checkStrategy(JsonNode resources) {
        String strategy = resources.path("allocationStrategy").asString("");
        if (strategy.equals("BEST_FIT_PROGRESSIVE_ORDERED") && !resources.path("type").asString().equals("EC2")) {
            throw new ClientException("allocationStrategy " + strategy + " is only applicable for EC2 compute environments.");
        }
        if (strategy.startsWith("SPOT_") && !resources.path("type").asString().equals("SPOT")) {
            throw new ClientException("allocationStrategy " + strategy + " is only applicable for SPOT compute environments.");
        }
    }

    private static void checkLaunchTemplate(JsonNode template) {
        if (template.isObject() && template.has("launchTemplateId") == template.has("launchTemplateName")) {
            throw new ClientException("launchTemplate needs either launchTemplateId or launchTemplateName.");
        }
    }
}

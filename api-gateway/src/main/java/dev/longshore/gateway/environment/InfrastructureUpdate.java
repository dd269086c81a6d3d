package dev.longshore.gateway.environment;

import java.util.List;

import tools.jackson.databind.JsonNode;

import dev.longshore.gateway.api.ClientException;

/**
 * What AWS calls an infrastructure update: any change that could ask for other instances. An environment whose strategy is BEST_FIT takes
 * none.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/userguide/updating-compute-environments.html">AWS Batch user guide, updating
 *      compute environments</a>
 */
final class InfrastructureUpdate {

    private static final List<String> MEMBERS = List.of("allocationStrategy", "bidPercentage", "ec2Configuration", "ec2KeyPair",
            "imageId", "instanceRole", "instanceTypes", "launchTemplate", "placementGroup", "securityGroupIds", "subnets", "tags",
            "type", "updateToLatestImageVersion");

    private InfrastructureUpdate() {}

    /** @param resources as they are */
    static void check(JsonNode resources, JsonNode changes) {
        if (!resources.path("allocationStrategy").asString("").equals("BEST_FIT")) {
            return;
        }
        for (String member : MEMBERS) {
            if (changes.has(member) && !changes.get(member).equals(resources.get(member))) {
                throw new ClientException("computeResources." + member + " cannot be changed: a compute environment whose"
                        + " allocationStrategy is BEST_FIT takes no infrastructure updates. Create another one.");
            }
        }
    }
}

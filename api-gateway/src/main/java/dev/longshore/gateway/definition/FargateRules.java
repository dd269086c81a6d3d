package dev.longshore.gateway.definition;

import java.util.List;

import tools.jackson.databind.JsonNode;

import dev.longshore.gateway.api.ClientException;

/**
 * What a container on Fargate must do without.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/userguide/fargate-job-definitions.html">AWS Batch user guide, Fargate</a>
 */
final class FargateRules {

    private static final List<String> NOT_THERE = List.of("instanceType", "ulimits", "vcpus", "memory");
    private static final String ALLOWED_LINUX_PARAMETER = "initProcessEnabled";

    private FargateRules() {}

    static void check(JsonNode container) {
        for (String member : NOT_THERE) {
            JsonNode value = container.path(member);
            if (!value.isMissingNode() && !(value.isArray() && value.isEmpty())) {
                throw notApplicable(member);
            }
        }
        if (container.path("privileged").asBoolean(false)) {
            throw notApplicable("privileged");
        }
        for (String parameter : container.path("linuxParameters").propertyNames()) {
            if (!parameter.equals(ALLOWED_LINUX_PARAMETER)) {
                throw notApplicable("linuxParameters." + parameter);
            }
        }
        for (JsonNode volume : container.path("volumes")) {
            if (volume.path("host").has("sourcePath")) {
                throw notApplicable("volumes.host.sourcePath");
            }
        }
    }

    private static ClientException notApplicable(String member) {
        return new ClientException(member + " is not applicable for Fargate.");
    }
}

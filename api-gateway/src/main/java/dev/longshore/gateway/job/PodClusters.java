package dev.longshore.gateway.job;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.status.EndedAttempt;
import dev.longshore.gateway.resource.Resource;
import dev.longshore.gateway.resource.ResourceId;
import dev.longshore.gateway.resource.ResourceKind;
import dev.longshore.gateway.resource.Resources;
import dev.longshore.gateway.resource.Scope;

/** Names the Amazon EKS clusters that attempts ran in, by what their compute environments say, while these are there. */
@Component
final class PodClusters {

    private final Resources resources;

    PodClusters(Resources resources) {
        this.resources = resources;
    }

    /**
     * Puts them into the attempts of a job that is shown; nothing happens where it is not of a pod.
     *
     * @param known the answers so far, by compute environment
     */
    void name(Job job, ObjectNode detail, Map<Arn, JsonNode> known) {
        JsonNode attempts = detail.path("eksAttempts");
        List<EndedAttempt> ended = job.state().attempts();
        for (int i = 0; i < attempts.size(); i++) {
            JsonNode cluster = known.computeIfAbsent(ended.get(i).attempt().computeEnvironment(), this::configuration);
            name(cluster, (ObjectNode) attempts.get(i));
        }
    }

    private static void name(JsonNode cluster, ObjectNode attempt) {
        if (!cluster.isObject()) {
            return;
        }
        attempt.set("eksClusterArn", cluster.path("eksClusterArn"));
        if (!attempt.has("podNamespace")) {
            attempt.set("podNamespace", cluster.path("kubernetesNamespace"));
        }
    }

    private JsonNode configuration(Arn environment) {
        return ResourceId
                .of(new Scope(environment.region(), environment.account()), ResourceKind.COMPUTE_ENVIRONMENT,
                        environment.toString())
                .flatMap(resources::find).map(Resource::document).map(document -> document.path("eksConfiguration"))
                .orElse(MissingNode.getInstance());
    }
}

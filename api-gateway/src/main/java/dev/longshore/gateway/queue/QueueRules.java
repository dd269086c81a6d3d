package dev.longshore.gateway.queue;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.environment.EnvironmentKind;
import dev.longshore.gateway.resource.Resource;
import dev.longshore.gateway.resource.ResourceId;
import dev.longshore.gateway.resource.ResourceKind;
import dev.longshore.gateway.resource.Resources;
import dev.longshore.gateway.resource.Scope;

/**
 * What a queue may be made of.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_CreateJobQueue.html">AWS Batch API, CreateJobQueue</a>
 */
@Component
final class QueueRules {

    /** What a job may wait for at the head of its queue. */
    private static final List<String> REASONS = List.of("CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY",
            "MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE", "MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT",
            "MISCONFIGURATION:SERVICE_ROLE_PERMISSIONS");

    private final Resources resources;

    QueueRules(Resources resources) {
        this.resources = resources;
    }

    /** The environments of a queue in the order in which they are tried: at least one, and all of one kind and cell. */
    List<Resource> environments(Scope scope, ObjectNode input) {
        JsonNode order = input.path("computeEnvironmentOrder");
        checkServiceEnvironments(input);
        if (order.isEmpty()) {
            throw new ClientException("computeEnvironmentOrder is required, with 1 to 3 compute environments.");
        }
        List<Resource> environments = order.valueStream()
                .sorted(Comparator.comparingInt(entry -> entry.path("order").asInt()))
                .map(entry -> existing(scope, entry.path("computeEnvironment").asString())).toList();
        checkAlike(environments);
        return environments;
    }

    private Resource existing(Scope scope, String reference) {
        Resource environment = ResourceId.of(scope, ResourceKind.COMPUTE_ENVIRONMENT, reference).flatMap(resources::find)
                .orElseThrow(() -> new ClientException("Compute environment " + reference + " does not exist."));
        if (environment.isDeleting()) {
            throw new ClientException("Compute environment " + reference + " is being deleted.");
        }
        return environment;
    }

    /** Checks what may be changed of a queue besides its environments: the scheduling policy and the time limits. */
    void checkTerms(Scope scope, ObjectNode input) {
        checkPolicy(scope, input);
        JsonNode actions = input.path(QueueDocument.ACTIONS);
        for (int i = 0; i < actions.size(); i++) {
            checkAction(actions.get(i), QueueDocument.ACTIONS + "[" + i + "]");
        }
    }

    /** @throws ClientException when there is no such scheduling policy, or not any more */
    void checkPolicy(Scope scope, ObjectNode input) {
        policyArn(input).filter(arn -> !isPolicy(scope, arn)).ifPresent(arn -> {
            throw new ClientException("Scheduling policy " + arn + " does not exist.");
        });
    }

    /** Its name alone does not tell a policy. */
    private boolean isPolicy(Scope scope, String arn) {
        return arn.startsWith("arn:")
                && ResourceId.of(scope, ResourceKind.SCHEDULING_POLICY, arn).flatMap(resources::find).isPresent();
    }

    static Optional<String> policyArn(ObjectNode input) {
        return input.path(QueueDocument.POLICY).asStringOpt().filter(arn -> !arn.isEmpty());
    }

    private static void checkAction(JsonNode action, String path) {
        if (!action.path("action").asString("").equals("CANCEL")) {
            throw new ClientException(path + ".action is TERMINATE, which is for queues of service jobs; use CANCEL.");
        }
        String reason = action.path("reason").asString("");
        if (!REASONS.contains(reason)) {
            throw new ClientException(path + ".reason is '" + reason + "'; it must be one of "
                    + String.join(", ", REASONS) + ".");
        }
    }

    private static void checkServiceEnvironments(ObjectNode input) {
        if (!input.path("serviceEnvironmentOrder").isEmpty()) {
            throw new ClientException("Service environment "
                    + input.at("/serviceEnvironmentOrder/0/serviceEnvironment").asString() + " does not exist.");
        }
    }

    private static void checkAlike(List<Resource> environments) {
        Set<String> names = environments.stream().map(environment -> environment.id().name()).collect(Collectors.toSet());
        if (names.size() < environments.size()) {
            throw new ClientException("computeEnvironmentOrder names a compute environment twice.");
        }
        Set<EnvironmentKind> kinds = environments.stream().map(environment -> EnvironmentKind.of(environment.document()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(EnvironmentKind.class)));
        if (kinds.size() > 1) {
            throw new ClientException("The compute environments of a job queue must be of one kind, not " + kinds + ".");
        }
        if (environments.stream().map(Resource::cell).distinct().count() > 1) {
            throw new ClientException("The compute environments of a job queue must belong to one cell.");
        }
    }
}

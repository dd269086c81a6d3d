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

    private final Resources resources;

    QueueRules(Resources resources) {
        this.resources = resources;
    }

    /** The environments of a queue in the order in which they are tried: at least one, and all of one kind and cell. */
    List<Resource> environments(Scope scope, ObjectNode input) {
        JsonNode order = input.path("computeEnvironmentOrder");
        if (order.isEmpty()) {
            throw new ClientException(
                    "computeEnvironmentOrder is required, with 1 to 3 compute environments; for service jobs it is"
                            + " serviceEnvironmentOrder, with one service environment.");
        }
        List<Resource> environments = order.valueStream()
                .sorted(Comparator.comparingInt(entry -> entry.path("order").asInt()))
                .map(entry -> existing(scope, entry.path("computeEnvironment").asString())).toList();
        checkAlike(environments);
        return environments;
    }

    private Resource existing(Scope scope, String reference) {
        Resource environment = ResourceId.of(scope, ResourceKind.COMPUTE_ENVIRONMENT, reference).flatMap(resources::find)
                .orElseThrow(() -> ResourceId.missing(scope, ResourceKind.COMPUTE_ENVIRONMENT, reference));
        if (environment.isDeleting()) {
            throw new ClientException("Compute environment " + reference + " is being deleted.");
        }
        return environment;
    }

    /**
     * Checks what may be changed of a queue besides its environments: the scheduling policy and the time limits.
     *
     * @param forServiceJobs whether the queue is for these
     */
    void checkTerms(Scope scope, ObjectNode input, boolean forServiceJobs) {
        if (division(scope, input) == QueueDivision.QUOTA_SHARE && !forServiceJobs) {
            throw new ClientException("Scheduling policy " + policyArn(input).orElseThrow()
                    + " has a quotaSharePolicy, which is only applicable for job queues of service jobs.");
        }
        TimeLimitRules.check(input, forServiceJobs);
    }

    /** @throws ClientException when there is no such scheduling policy, or not any more */
    void checkPolicy(Scope scope, ObjectNode input) {
        division(scope, input);
    }

    /** @throws ClientException when there is no such scheduling policy */
    QueueDivision division(Scope scope, ObjectNode queue) {
        return policyArn(queue).map(arn -> policy(scope, arn).document().has("quotaSharePolicy")
                ? QueueDivision.QUOTA_SHARE
                : QueueDivision.FAIR_SHARE).orElse(QueueDivision.FIFO);
    }

    /** Its name alone does not tell a policy. */
    private Resource policy(Scope scope, String arn) {
        return Optional.of(arn).filter(text -> text.startsWith("arn:"))
                .flatMap(text -> ResourceId.of(scope, ResourceKind.SCHEDULING_POLICY, text)).flatMap(resources::find)
                .orElseThrow(() -> ResourceId.missing(scope, ResourceKind.SCHEDULING_POLICY, arn));
    }

    static Optional<String> policyArn(ObjectNode input) {
        return input.path(QueueDocument.POLICY).asStringOpt().filter(arn -> !arn.isEmpty());
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

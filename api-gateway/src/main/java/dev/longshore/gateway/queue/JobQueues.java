package dev.longshore.gateway.queue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.environment.EnvironmentKind;
import dev.longshore.gateway.resource.OwnTags;
import dev.longshore.gateway.resource.Resource;
import dev.longshore.gateway.resource.ResourceId;
import dev.longshore.gateway.resource.ResourceKind;
import dev.longshore.gateway.resource.Resources;
import dev.longshore.gateway.resource.Scope;
import dev.longshore.gateway.store.Recent;

/** Finds job queues by the references that AWS accepts. */
@Component
public class JobQueues {

    /** How long a change that another gateway made may go unnoticed. */
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final Resources resources;
    private final QueueRules rules;
    private final Recent<Reference, JobQueue> recent = new Recent<>(MOMENT, System::nanoTime);

    JobQueues(Resources resources, QueueRules rules) {
        this.resources = resources;
        this.rules = rules;
    }

    @Bean
    static OwnTags tagsOfJobQueues() {
        return QueueTags.KNOWN;
    }

    /**
     * @param nameOrArn of a queue in that region and account
     * @throws ClientException when there is none
     */
    public JobQueue find(String region, String account, String nameOrArn) {
        return recent.get(new Reference(new Scope(region, account), nameOrArn), this::read);
    }

    /** Whether one of the queue's environments can run jobs of several nodes. */
    public boolean runsMultiNode(JobQueue queue) {
        Scope scope = new Scope(queue.arn().region(), queue.arn().account());
        List<ResourceId> environments = queue.environments().stream()
                .flatMap(arn -> ResourceId.of(scope, ResourceKind.COMPUTE_ENVIRONMENT, arn.toString()).stream()).toList();
        return resources.findAll(environments).stream()
                .anyMatch(environment -> EnvironmentKind.runsMultiNode(environment.document()));
    }

    /** As DescribeJobQueues answers it now; empty when there is no such queue. */
    public Optional<ObjectNode> document(Arn queue) {
        return ResourceId.of(new Scope(queue.region(), queue.account()), ResourceKind.JOB_QUEUE, queue.toString())
                .flatMap(resources::find).map(Resource::document);
    }

    /** @throws ClientException when its scheduling policy is there no more */
    public QueueDivision division(JobQueue queue) {
        return rules.division(new Scope(queue.arn().region(), queue.arn().account()), queue.document());
    }

    /** Trusts nothing that was read before now, since a queue was changed. */
    void forget() {
        recent.forget();
    }

    private JobQueue read(Reference reference) {
        return ResourceId.of(reference.scope(), ResourceKind.JOB_QUEUE, reference.nameOrArn()).flatMap(resources::find)
                .map(JobQueue::of)
                .orElseThrow(() -> ResourceId.missing(reference.scope(), ResourceKind.JOB_QUEUE, reference.nameOrArn()));
    }

    private record Reference(Scope scope, String nameOrArn) {}
}

package dev.longshore.gateway.quota;

import java.util.List;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.queue.JobQueue;
import dev.longshore.gateway.queue.JobQueues;
import dev.longshore.gateway.queue.QueueDivision;
import dev.longshore.gateway.resource.Scope;
import dev.longshore.gateway.resource.Tags;
import dev.longshore.gateway.service.CapacityLimits;

/** Stores a quota share of a queue that has a quota-share policy. */
@Component
final class CreateQuotaShare implements Operation {

    private static final int MOST_PER_QUEUE = 20;

    private final QuotaShares shares;
    private final JobQueues queues;

    CreateQuotaShare(QuotaShares shares, JobQueues queues) {
        this.shares = shares;
        this.queues = queues;
    }

    @Override
    public String name() {
        return "CreateQuotaShare";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        ObjectNode input = request.input();
        Scope scope = Scope.of(request);
        JobQueue queue = queues.find(scope.region(), scope.account(), input.path("jobQueue").asString(""));
        QuotaShares.Name name = new QuotaShares.Name(queue.name(), input.path("quotaShareName").asString());
        CapacityLimits.check(input.path("capacityLimits"));
        SharingRules.check(input);
        String prefix = shares.prefix(scope, queue.name())
                .orElseThrow(() -> new ClientException("Job queue " + queue.arn() + " does not exist."));
        requirePlace(scope, queue, prefix);
        if (!shares.all().create(scope, prefix + name.share(), document(name, scope, queue, input))) {
            throw new ClientException("Object already exists: " + name.arn(scope) + ".");
        }
        return name.addTo(Json.object(), scope);
    }

    private void requirePlace(Scope scope, JobQueue queue, String prefix) {
        if (queues.division(queue) != QueueDivision.QUOTA_SHARE) {
            throw new ClientException(
                    "Job queue " + queue.arn() + " has no scheduling policy with a quotaSharePolicy; quota shares"
                            + " can only be created in job queues that have one.");
        }
        if (shares.all().page(scope, prefix, "", MOST_PER_QUEUE).size() == MOST_PER_QUEUE) {
            throw new ClientException("Job queue " + queue.arn() + " has " + MOST_PER_QUEUE
                    + " quota shares already; no more are allowed.");
        }
    }

    private static ObjectNode document(QuotaShares.Name name, Scope scope, JobQueue queue, ObjectNode input) {
        ObjectNode document = name.addTo(Json.object(), scope).put("jobQueueArn", queue.arn().toString())
                .put(QuotaShares.STATE, input.path(QuotaShares.STATE).asString("ENABLED"));
        for (String member : List.of("capacityLimits", "preemptionConfiguration")) {
            document.set(member, input.path(member));
        }
        document.set(SharingRules.MEMBER, SharingRules.complete(input));
        document.set("tags", Tags.of(input));
        return document;
    }
}

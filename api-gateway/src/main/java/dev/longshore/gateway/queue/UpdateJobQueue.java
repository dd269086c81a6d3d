package dev.longshore.gateway.queue;

import java.util.List;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.resource.Resource;
import dev.longshore.gateway.resource.ResourceId;
import dev.longshore.gateway.resource.ResourceKind;
import dev.longshore.gateway.resource.Resources;
import dev.longshore.gateway.resource.Scope;

/** Changes a job queue. Jobs that wait in it stay. */
@Component
final class UpdateJobQueue implements Operation {

    private final QueueRules rules;
    private final ServiceQueueRules services;
    private final Resources resources;
    private final JobQueues queues;

    UpdateJobQueue(QueueRules rules, ServiceQueueRules services, Resources resources, JobQueues queues) {
        this.rules = rules;
        this.services = services;
        this.resources = resources;
        this.queues = queues;
    }

    @Override
    public String name() {
        return "UpdateJobQueue";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        ObjectNode input = request.input();
        String reference = input.path("jobQueue").asString();
        Resource queue = ResourceId.of(Scope.of(request), ResourceKind.JOB_QUEUE, reference).flatMap(resources::find)
                .orElseThrow(() -> unknown(reference));
        rules.checkTerms(queue.id().scope(), input, ServiceQueueRules.isForServiceJobs(queue.document()));
        checkEnvironments(queue, input);
        if (resources.updateSettled(queue.id(), document -> change(queue.id(), document, input)).isEmpty()) {
            throw unknown(reference);
        }
        queues.forget();
        requireWhatItUses(queue, input);
        return Json.object().put("jobQueueName", queue.id().name()).put("jobQueueArn", queue.id().arn().toString());
    }

    /** Who deletes an environment or policy at the same time may not have seen that the queue was to have it: then it has those before. */
    private void requireWhatItUses(Resource before, ObjectNode input) {
        try {
            checkEnvironments(before, input);
            rules.checkPolicy(before.id().scope(), input);
        } catch (ClientException e) {
            resources.update(before.id(), document -> restore(document, before.document()));
            queues.forget();
            throw e;
        }
    }

    private static ObjectNode restore(ObjectNode document, ObjectNode before) {
        for (String member : List.of(QueueDocument.POLICY, QueueDocument.ORDER, ServiceQueueRules.ORDER)) {
            if (before.has(member)) {
                document.set(member, before.get(member));
            }
        }
        return document;
    }

    private void checkEnvironments(Resource queue, ObjectNode input) {
        ServiceQueueRules.checkKind(queue, input);
        if (input.has(QueueDocument.ORDER)) {
            checkEnvironments(queue, rules.environments(queue.id().scope(), input));
        }
        if (input.has(ServiceQueueRules.ORDER)) {
            services.check(queue.id().scope(), input);
        }
    }

    private static void checkEnvironments(Resource queue, List<Resource> environments) {
        QueueDocument.type(queue.document(), environments.getFirst());
        if (environments.getFirst().cell() != queue.cell()) {
            throw new ClientException("The compute environments of a job queue must belong to the queue's cell.");
        }
    }

    private static ObjectNode change(ResourceId id, ObjectNode document, ObjectNode input) {
        checkPolicy(document, input);
        QueueRules.policyArn(input).ifPresent(policy -> document.put(QueueDocument.POLICY, policy));
        for (String member : List.of("state", "priority", QueueDocument.ACTIONS)) {
            if (input.has(member)) {
                document.set(member, input.get(member));
            }
        }
        if (input.has(QueueDocument.ORDER)) {
            document.set(QueueDocument.ORDER, QueueDocument.order(id, input));
        }
        if (input.has(ServiceQueueRules.ORDER)) {
            document.set(ServiceQueueRules.ORDER, ServiceQueueRules.order(id, input));
        }
        return document;
    }

    /** A queue that is first in, first out stays so; one with a policy can change, but not lose it. */
    private static void checkPolicy(ObjectNode document, ObjectNode input) {
        if (!input.has(QueueDocument.POLICY)) {
            return;
        }
        boolean given = QueueRules.policyArn(input).isPresent();
        if (given && !document.has(QueueDocument.POLICY)) {
            throw new ClientException("A job queue without a scheduling policy cannot get one; create another job queue.");
        }
        if (!given && document.has(QueueDocument.POLICY)) {
            throw new ClientException("The scheduling policy of a job queue can be replaced but not removed.");
        }
    }

    private static ClientException unknown(String reference) {
        return new ClientException(reference + " does not exist");
    }
}

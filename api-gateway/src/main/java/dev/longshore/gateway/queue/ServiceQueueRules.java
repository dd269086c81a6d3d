package dev.longshore.gateway.queue;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.resource.Resource;
import dev.longshore.gateway.resource.ResourceId;
import dev.longshore.gateway.resource.Scope;
import dev.longshore.gateway.service.ServiceEnvironments;

/** What a queue for service jobs may be made of: one service environment, and no compute environment. */
@Component
final class ServiceQueueRules {

    static final String ORDER = "serviceEnvironmentOrder";
    static final String TYPE = "SAGEMAKER_TRAINING";
    private static final String ENVIRONMENT = "serviceEnvironment";

    private final ServiceEnvironments environments;

    ServiceQueueRules(ServiceEnvironments environments) {
        this.environments = environments;
    }

    /** @param queue the input of CreateJobQueue, or what was made of it */
    static boolean isForServiceJobs(ObjectNode queue) {
        return !queue.path(ORDER).isEmpty();
    }

    /** @throws ClientException when there is no such service environment, or not any more, or something else beside it */
    void check(Scope scope, ObjectNode input) {
        checkAlone(input);
        String reference = input.path(ORDER).path(0).path(ENVIRONMENT).asString("");
        if (environments.find(scope, reference).isEmpty()) {
            throw new ClientException("Service environment " + reference + " does not exist.");
        }
    }

    /** A queue keeps the kind of its environments. */
    static void checkKind(Resource queue, ObjectNode input) {
        boolean forServiceJobs = isForServiceJobs(queue.document());
        if (forServiceJobs && !input.path(QueueDocument.ORDER).isEmpty()) {
            throw new ClientException(
                    "Job queue " + queue.id().arn() + " is for service jobs; it takes no computeEnvironmentOrder.");
        }
        if (!forServiceJobs && input.has(ORDER)) {
            throw new ClientException("Job queue " + queue.id().arn() + " has compute environments; it takes no " + ORDER + ".");
        }
    }

    private static void checkAlone(ObjectNode input) {
        if (!input.path(QueueDocument.ORDER).isEmpty()) {
            throw new ClientException("A job queue has either a computeEnvironmentOrder or a serviceEnvironmentOrder, not both.");
        }
        String type = input.path("jobQueueType").asString(TYPE);
        if (!type.equals(TYPE)) {
            throw new ClientException("jobQueueType is " + type + ", but its service environment is of type " + TYPE + ".");
        }
    }

    /** A caller may write a name; the answer always has the ARN. */
    static ArrayNode order(ResourceId queue, ObjectNode input) {
        ArrayNode order = (ArrayNode) input.get(ORDER).deepCopy();
        order.forEach(entry -> ServiceEnvironments.name(queue.scope(), entry.path(ENVIRONMENT).asString(""))
                .ifPresent(name -> ((ObjectNode) entry).put(ENVIRONMENT,
                        ServiceEnvironments.arn(queue.scope(), name).toString())));
        return order;
    }
}

package dev.longshore.gateway.queue;

import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.resource.Resource;
import dev.longshore.gateway.resource.ResourceId;
import dev.longshore.gateway.resource.ResourceKind;
import dev.longshore.gateway.resource.Resources;
import dev.longshore.gateway.resource.Scope;
import dev.longshore.gateway.resource.StoredResources;
import dev.longshore.gateway.service.ServiceEnvironments;
import dev.longshore.gateway.store.WatchedStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WhatAQueueUsesTest {

    private static final Scope SCOPE = new Scope("eu-west-1", "123456789012");

    private final WatchedStore store = new WatchedStore();
    private final Resources resources = StoredResources.in(store.database());
    private final QueueRules rules = new QueueRules(resources);
    private final ServiceQueueRules services = new ServiceQueueRules(new ServiceEnvironments(store.database()));
    private final ResourceId environment = new ResourceId(SCOPE, ResourceKind.COMPUTE_ENVIRONMENT, "rack");
    private final ResourceId policy = new ResourceId(SCOPE, ResourceKind.SCHEDULING_POLICY, "fair");
    private final ResourceId queue = new ResourceId(SCOPE, ResourceKind.JOB_QUEUE, "nightly");

    @BeforeEach
    void create() {
        resources.create(Resource.created(environment, "1", 0, Json.object().put("type", "UNMANAGED")));
        resources.create(Resource.created(policy, "2", 0, Json.object()));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_queue_whose_policy_is_deleted_while_it_is_made_is_refused_and_is_not_there() {
        store.beforeNext("insert", () -> resources.delete(policy));

        assertThatThrownBy(this::createQueue).isInstanceOf(ClientException.class)
                .hasMessageContaining("Scheduling policy " + policy.arn() + " does not exist");

        assertThat(resources.find(queue)).isEmpty();
    }

    @Test
    void a_queue_whose_environment_is_deleted_while_it_is_made_is_refused_and_is_not_there() {
        store.beforeNext("insert", () -> resources.retire(environment, _ -> {}));

        assertThatThrownBy(this::createQueue).isInstanceOf(ClientException.class)
                .hasMessageContaining("Compute environment rack is being deleted");

        assertThat(resources.find(queue)).isEmpty();
    }

    @Test
    void a_queue_whose_next_environment_is_deleted_while_it_is_changed_keeps_those_before() {
        createQueue();
        ResourceId next = new ResourceId(SCOPE, ResourceKind.COMPUTE_ENVIRONMENT, "next");
        resources.create(Resource.created(next, "3", 0, Json.object().put("type", "UNMANAGED")));
        store.beforeNext("update", () -> resources.retire(next, _ -> {}));
        ObjectNode input = Json.object().put("jobQueue", "nightly");
        input.putArray("computeEnvironmentOrder").addObject().put("order", 1).put("computeEnvironment", "next");

        assertThatThrownBy(() -> updateJobQueue()
                .handle(request(input))).isInstanceOf(ClientException.class).hasMessageContaining("next is being deleted");

        assertThat(resources.find(queue).orElseThrow().document().at("/computeEnvironmentOrder/0/computeEnvironment").asString())
                .isEqualTo(environment.arn().toString());
    }

    @Test
    void a_queue_whose_next_policy_is_deleted_while_it_is_changed_keeps_the_one_before() {
        createQueue();
        ResourceId next = new ResourceId(SCOPE, ResourceKind.SCHEDULING_POLICY, "next");
        resources.create(Resource.created(next, "3", 0, Json.object()));
        store.beforeNext("update", () -> resources.delete(next));

        assertThatThrownBy(() -> updateJobQueue()
                .handle(request(Json.object().put("jobQueue", "nightly").put("schedulingPolicyArn", next.arn().toString()))))
                .isInstanceOf(ClientException.class).hasMessageContaining("Scheduling policy " + next.arn() + " does not exist");

        assertThat(resources.find(queue).orElseThrow().document().path("schedulingPolicyArn").asString())
                .isEqualTo(policy.arn().toString());
    }

    @Test
    void a_queue_whose_policy_stays_is_made() {
        createQueue();

        assertThat(resources.find(queue)).isPresent();
    }

    private UpdateJobQueue updateJobQueue() {
        return new UpdateJobQueue(rules, services, resources, new JobQueues(resources, rules));
    }

    private void createQueue() {
        ObjectNode input = Json.object().put("jobQueueName", "nightly").put("priority", 1)
                .put("schedulingPolicyArn", policy.arn().toString());
        input.putArray("computeEnvironmentOrder").addObject().put("order", 1).put("computeEnvironment", "rack");
        new CreateJobQueue(rules, services, resources).handle(request(input));
    }

    private static ApiRequest request(ObjectNode input) {
        return new ApiRequest(UUID.randomUUID().toString(), SCOPE.region(), SCOPE.account(), "tester", Optional.empty(),
                input);
    }
}

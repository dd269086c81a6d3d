package dev.longshore.gateway.policy;

import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.resource.Resource;
import dev.longshore.gateway.resource.ResourceId;
import dev.longshore.gateway.resource.ResourceKind;
import dev.longshore.gateway.resource.Resources;
import dev.longshore.gateway.resource.Scope;
import dev.longshore.gateway.resource.StoredResources;
import dev.longshore.gateway.store.WatchedStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DeletionRaceTest {

    private static final Scope SCOPE = new Scope("eu-west-1", "123456789012");

    private final WatchedStore store = new WatchedStore();
    private final Resources resources = StoredResources.in(store.database());
    private final ResourceId policy = new ResourceId(SCOPE, ResourceKind.SCHEDULING_POLICY, "fair");

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_policy_that_a_queue_begins_to_use_while_it_is_deleted_stays() {
        resources.create(Resource.created(policy, "uuid", 0, Json.object().put("name", "fair")));
        store.beforeNext("update", this::createQueue);

        assertThatThrownBy(this::delete).isInstanceOf(ClientException.class)
                .hasMessageContaining("found existing JobQueue relationship");

        Resource kept = resources.find(policy).orElseThrow();
        assertThat(kept.uuid()).isEqualTo("uuid");
        assertThat(kept.document().path("name").asString()).isEqualTo("fair");
        assertThat(kept.revision()).as("later than the deletion").isEqualTo(3);
    }

    private void createQueue() {
        resources.create(Resource.created(new ResourceId(SCOPE, ResourceKind.JOB_QUEUE, "nightly"), "other", 0,
                Json.object().put("schedulingPolicyArn", policy.arn().toString())));
    }

    private void delete() {
        new DeleteSchedulingPolicy(resources).handle(new ApiRequest(UUID.randomUUID().toString(), SCOPE.region(),
                SCOPE.account(), "tester", Optional.empty(), Json.object().put("arn", policy.arn().toString())));
    }
}

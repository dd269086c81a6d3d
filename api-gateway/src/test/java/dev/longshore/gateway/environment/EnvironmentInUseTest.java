package dev.longshore.gateway.environment;

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
import dev.longshore.gateway.store.WatchedStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EnvironmentInUseTest {

    private static final Scope SCOPE = new Scope("eu-west-1", "123456789012");

    private final WatchedStore store = new WatchedStore();
    private final Resources resources = StoredResources.in(store.database());
    private final ResourceId environment = new ResourceId(SCOPE, ResourceKind.COMPUTE_ENVIRONMENT, "rack");

    @BeforeEach
    void create() {
        resources.create(Resource.created(environment, "1", 0, Json.object().put("state", "DISABLED")));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void an_environment_that_a_queue_begins_to_use_while_it_is_deleted_stays() {
        store.beforeNext("update", this::createQueue);

        assertThatThrownBy(this::delete).isInstanceOf(ClientException.class)
                .hasMessageContaining("found existing JobQueue relationship");

        Resource kept = resources.find(environment).orElseThrow();
        assertThat(kept.isDeleting()).isFalse();
        assertThat(kept.uuid()).isEqualTo("1");
        assertThat(kept.revision()).as("later than the deletion").isEqualTo(3);
    }

    @Test
    void an_environment_that_is_changed_while_it_is_deleted_is_looked_at_again() {
        store.beforeNext("update", () -> resources.update(environment, document -> document.put("state", "ENABLED")));

        assertThatThrownBy(this::delete).isInstanceOf(ClientException.class).hasMessageContaining("state must be DISABLED");

        assertThat(resources.find(environment).orElseThrow().isDeleting()).isFalse();
    }

    private void createQueue() {
        ObjectNode queue = Json.object();
        queue.putArray("computeEnvironmentOrder").addObject().put("order", 1).put("computeEnvironment",
                environment.arn().toString());
        resources.create(Resource.created(new ResourceId(SCOPE, ResourceKind.JOB_QUEUE, "nightly"), "2", 0, queue));
    }

    private void delete() {
        new DeleteComputeEnvironment(resources).handle(new ApiRequest(UUID.randomUUID().toString(), SCOPE.region(),
                SCOPE.account(), "tester", Optional.empty(), Json.object().put("computeEnvironment", "rack")));
    }
}

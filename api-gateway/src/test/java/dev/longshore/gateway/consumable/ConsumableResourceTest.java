package dev.longshore.gateway.consumable;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.KafkaTemplate;
import software.amazon.awssdk.services.batch.model.ClientException;
import software.amazon.awssdk.services.batch.model.ConsumableResourceSummary;
import software.amazon.awssdk.services.batch.model.CreateConsumableResourceRequest;
import software.amazon.awssdk.services.batch.model.DescribeConsumableResourceResponse;
import software.amazon.awssdk.services.batch.model.KeyValuesPair;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.resource.ConsumableResourceUsed;
import dev.longshore.contracts.resource.ResourceDefinition.ConsumableResourceDefined;
import dev.longshore.contracts.resource.ResourceDefinition.ResourceDeleted;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.gateway.Cluster;
import dev.longshore.gateway.GatewayTest;
import dev.longshore.gateway.Listener;
import dev.longshore.gateway.TestInfrastructure;
import dev.longshore.messaging.Inbound;
import dev.longshore.messaging.Route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConsumableResourceTest extends GatewayTest {

    @Autowired
    private KafkaTemplate<String, Message> kafka;

    @Autowired
    private MongoDatabase database;

    private Listener resources;
    private String name;

    @BeforeEach
    void open() {
        resources = new Listener(TestInfrastructure.bootstrapServers(), Topic.RESOURCES);
        name = Cluster.uniqueName("licence");
    }

    @AfterEach
    void close() {
        resources.close();
    }

    @Test
    void a_resource_is_described_and_announced() {
        String arn = create(request -> request.totalQuantity(5L).tags(Map.of("team", "blue")));

        DescribeConsumableResourceResponse found = describe();

        assertThat(found.consumableResourceArn()).isEqualTo(arn).endsWith(":consumable-resource/" + name);
        assertThat(found.resourceType()).isEqualTo("REPLENISHABLE");
        assertThat(found.totalQuantity()).isEqualTo(5);
        assertThat(found.inUseQuantity()).isZero();
        assertThat(found.availableQuantity()).isEqualTo(5);
        assertThat(found.createdAt()).isPositive();
        assertThat(found.tags()).isEqualTo(Map.of("team", "blue"));
        ConsumableResourceDefined announced = resources.await(ConsumableResourceDefined.class, arn);
        assertThat(announced.total()).isEqualTo(5);
        assertThat(announced.replenishable()).isTrue();
    }

    @Test
    void what_the_scheduler_says_of_its_use_is_shown_unless_it_is_out_of_date() {
        ConsumableResourceDefined announced = announced(
                create(request -> request.totalQuantity(10L).resourceType("NON_REPLENISHABLE")));

        say(announced, 2, 3, 4);
        say(announced, 1, 9, 0);
        say(announced, 2, 3, 4);

        Awaitility.await().until(() -> describe().inUseQuantity() == 3);
        assertThat(describe().totalQuantity()).as("what is used up is gone from the total").isEqualTo(6);
        assertThat(describe().availableQuantity()).isEqualTo(3);
        ConsumableResourceSummary summary = list(name.toUpperCase(Locale.ROOT)).getFirst();
        assertThat(summary.totalQuantity()).isEqualTo(6);
        assertThat(summary.inUseQuantity()).isEqualTo(3);
        batch.updateConsumableResource(request -> request.consumableResource(name).operation("SET").quantity(20L));
        assertThat(describe().totalQuantity()).isEqualTo(20);
        assertThat(awaitRevision(2).total()).isEqualTo(24);
    }

    @Test
    void the_total_is_set_raised_and_lowered_and_a_repeated_call_counts_once() {
        String arn = create(request -> request.totalQuantity(5L));

        update("ADD", 3, "one");
        update("ADD", 3, "one");
        assertThat(update("REMOVE", 2, "two")).isEqualTo(6);
        assertThat(update("REMOVE", 2, "two")).isEqualTo(6);
        refused("totalQuantity is only 6", () -> update("REMOVE", 7, "three"));

        assertThat(batch.updateConsumableResource(request -> request.consumableResource(arn).operation("SET").quantity(1L))
                .totalQuantity()).isEqualTo(1);
        assertThat(awaitRevision(4).total()).isEqualTo(1);
    }

    @Test
    void resources_are_listed_page_by_page_and_by_the_beginning_of_their_names() {
        create(request -> request.totalQuantity(5L));
        String other = name + "-x";
        batch.createConsumableResource(request -> request.consumableResourceName(other));

        assertThat(list(name + "*")).extracting(ConsumableResourceSummary::consumableResourceName).containsExactly(name, other);
        assertThat(list(name)).extracting(ConsumableResourceSummary::totalQuantity).containsExactly(5L);
        assertThat(batch.listConsumableResourcesPaginator(request -> request.maxResults(1)).consumableResources())
                .extracting(ConsumableResourceSummary::consumableResourceName).contains(name, other);
    }

    @Test
    void a_deleted_resource_is_gone() {
        String arn = create(request -> request.totalQuantity(5L));
        announced(arn);

        batch.deleteConsumableResource(request -> request.consumableResource(name));

        resources.await(ResourceDeleted.class, arn);
        refused("Consumable resource " + name + " does not exist", this::describe);
        refused("does not exist", () -> batch.deleteConsumableResource(request -> request.consumableResource(arn)));
        create(request -> request.totalQuantity(6L));
        assertThat(describe().totalQuantity()).isEqualTo(6);
        refused("Object already exists", () -> create(request -> request.totalQuantity(7L)));
    }

    @Test
    void what_is_taken_of_a_deleted_resource_is_forgotten_and_not_noted_any_more() {
        ConsumableResourceDefined deleted = announced(create(request -> request.totalQuantity(5L)));
        say(deleted, 1, 3, 0);
        Awaitility.await().until(() -> isNoted(deleted));

        batch.deleteConsumableResource(request -> request.consumableResource(name));
        resources.await(ResourceDeleted.class, deleted.arn().toString());
        Awaitility.await().until(() -> !isNoted(deleted));

        say(deleted, 2, 0, 0);
        name = Cluster.uniqueName("licence");
        ConsumableResourceDefined other = announced(create(request -> request.totalQuantity(5L)));
        say(other, 1, 1, 0);
        Awaitility.await().until(() -> isNoted(other));
        assertThat(isNoted(deleted)).isFalse();
    }

    private boolean isNoted(ConsumableResourceDefined resource) {
        return database.getCollection("resource_use").countDocuments(Filters.eq(resource.uuid())) == 1;
    }

    private String create(Consumer<CreateConsumableResourceRequest.Builder> change) {
        return batch.createConsumableResource(request -> change.accept(request.consumableResourceName(name)))
                .consumableResourceArn();
    }

    private long update(String operation, long quantity, String token) {
        return batch.updateConsumableResource(request -> request.consumableResource(name).operation(operation).quantity(quantity)
                .clientToken(token)).totalQuantity();
    }

    private DescribeConsumableResourceResponse describe() {
        return batch.describeConsumableResource(request -> request.consumableResource(name));
    }

    private List<ConsumableResourceSummary> list(String pattern) {
        return batch.listConsumableResources(request -> request
                .filters(KeyValuesPair.builder().name("CONSUMABLE_RESOURCE_NAME").values(pattern).build())).consumableResources();
    }

    private ConsumableResourceDefined announced(String arn) {
        return resources.await(ConsumableResourceDefined.class, arn);
    }

    private ConsumableResourceDefined awaitRevision(long revision) {
        return (ConsumableResourceDefined) ((Inbound.Readable) resources.await(
                record -> record.value() instanceof Inbound.Readable(ConsumableResourceDefined defined)
                        && defined.arn().name().equals(name) && defined.revision() == revision)
                .value()).message();
    }

    private void say(ConsumableResourceDefined resource, long version, long inUse, long usedUp) {
        kafka.send(Route.single(Topic.RESOURCE_STATUS,
                new ConsumableResourceUsed(resource.arn(), resource.uuid(), version, inUse, usedUp)));
    }

    private static void refused(String because, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(ClientException.class).hasMessageContaining(because);
    }
}

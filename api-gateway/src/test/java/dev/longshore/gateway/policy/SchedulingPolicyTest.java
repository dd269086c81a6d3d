package dev.longshore.gateway.policy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.batch.model.CRType;
import software.amazon.awssdk.services.batch.model.ClientException;
import software.amazon.awssdk.services.batch.model.FairsharePolicy;
import software.amazon.awssdk.services.batch.model.SchedulingPolicyDetail;
import software.amazon.awssdk.services.batch.model.SchedulingPolicyListingDetail;
import software.amazon.awssdk.services.batch.model.ShareAttributes;

import dev.longshore.contracts.resource.ResourceDefinition.ResourceDeleted;
import dev.longshore.contracts.resource.ResourceDefinition.SchedulingPolicyDefined;
import dev.longshore.contracts.resource.ShareWeight;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.gateway.Cluster;
import dev.longshore.gateway.GatewayTest;
import dev.longshore.gateway.Listener;
import dev.longshore.gateway.TestInfrastructure;
import dev.longshore.messaging.Inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SchedulingPolicyTest extends GatewayTest {

    private Listener resources;

    @BeforeEach
    void open() {
        resources = new Listener(TestInfrastructure.bootstrapServers(), Topic.RESOURCES);
    }

    @AfterEach
    void close() {
        resources.close();
    }

    @Test
    void a_policy_is_described_listed_and_announced() {
        String arn = create(policy -> policy.shareDecaySeconds(3600).computeReservation(10).shareDistribution(share("blue", 0.5f),
                share("red*", null)));

        SchedulingPolicyDetail found = describe(arn).getFirst();

        assertThat(found.name()).isEqualTo(arn.substring(arn.indexOf('/') + 1));
        assertThat(found.fairsharePolicy().shareDecaySeconds()).isEqualTo(3600);
        assertThat(found.fairsharePolicy().shareDistribution()).containsExactly(share("blue", 0.5f), share("red*", 1f));
        assertThat(found.tags()).isEqualTo(Map.of("team", "blue"));
        assertThat(batch.listSchedulingPoliciesPaginator(request -> request.maxResults(1)).schedulingPolicies())
                .contains(SchedulingPolicyListingDetail.builder().arn(arn).build());
        SchedulingPolicyDefined announced = resources.await(SchedulingPolicyDefined.class, arn);
        assertThat(announced.shareDecay()).isEqualTo(Duration.ofHours(1));
        assertThat(announced.computeReservation()).isEqualTo(10);
        assertThat(announced.shares()).containsExactly(new ShareWeight("blue", 0.5), new ShareWeight("red*", 1));
    }

    @Test
    void a_policy_is_replaced_as_a_whole() {
        String arn = create(policy -> policy.shareDecaySeconds(3600).shareDistribution(share("blue", 0.5f)));

        batch.updateSchedulingPolicy(request -> request.arn(arn).fairsharePolicy(policy -> policy.computeReservation(5)));

        assertThat(describe(arn).getFirst().fairsharePolicy()).isEqualTo(FairsharePolicy.builder().computeReservation(5)
                .shareDecaySeconds(0).shareDistribution(List.of()).build());
        resources.await(record -> record.value() instanceof Inbound.Readable(SchedulingPolicyDefined policy)
                && policy.arn().toString().equals(arn) && policy.revision() == 2 && policy.computeReservation() == 5);
    }

    @Test
    void a_deleted_policy_is_gone_and_its_name_is_free_again() {
        String arn = create(_ -> {});
        String uuid = resources.await(SchedulingPolicyDefined.class, arn).uuid();

        batch.deleteSchedulingPolicy(request -> request.arn(arn));

        assertThat(describe(arn)).isEmpty();
        batch.createSchedulingPolicy(request -> request.name(arn.substring(arn.indexOf('/') + 1)));
        resources.await(record -> record.value() instanceof Inbound.Readable(SchedulingPolicyDefined policy)
                && policy.arn().toString().equals(arn) && !policy.uuid().equals(uuid));
        String other = create(_ -> {});
        batch.deleteSchedulingPolicy(request -> request.arn(other));
        assertThat(resources.await(ResourceDeleted.class, other).revision()).isEqualTo(2);
        refused("does not exist", () -> batch.deleteSchedulingPolicy(request -> request.arn(other)));
    }

    @Test
    void a_policy_that_a_queue_uses_is_kept() {
        String arn = create(_ -> {});
        Cluster cluster = new Cluster(batch);
        String queue = cluster.queueOver(cluster.environment(CRType.EC2), request -> request.schedulingPolicyArn(arn));

        refused("found existing JobQueue relationship", () -> batch.deleteSchedulingPolicy(request -> request.arn(arn)));

        assertThat(describe(arn)).hasSize(1);
        assertThat(batch.describeJobQueues(request -> request.jobQueues(queue)).jobQueues().getFirst().schedulingPolicyArn())
                .isEqualTo(arn);
    }

    @Test
    void what_a_policy_cannot_say_is_refused() {
        refused("shareDecaySeconds is 604801", () -> create(policy -> policy.shareDecaySeconds(604_801)));
        refused("computeReservation is 100", () -> create(policy -> policy.computeReservation(100)));
        refused("overlaps with 'red*'", () -> create(policy -> policy.shareDistribution(share("red*", 1f), share("red1", 1f))));
        refused("weightFactor is 0.0", () -> create(policy -> policy.shareDistribution(share("red", 0f))));
        refused("weightFactor is 1000.0", () -> create(policy -> policy.shareDistribution(share("red", 1000f))));
        refused("shareIdentifier is 'a-b'", () -> create(policy -> policy.shareDistribution(share("a-b", 1f))));
        refused("does not exist", () -> batch.updateSchedulingPolicy(request -> request.arn("by-name")));
    }

    private String create(Consumer<FairsharePolicy.Builder> policy) {
        return batch.createSchedulingPolicy(
                request -> request.name(Cluster.uniqueName("policy")).tags(Map.of("team", "blue")).fairsharePolicy(policy)).arn();
    }

    private List<SchedulingPolicyDetail> describe(String arn) {
        return batch.describeSchedulingPolicies(request -> request.arns(arn, "nobody")).schedulingPolicies();
    }

    private static ShareAttributes share(String identifier, Float weight) {
        return ShareAttributes.builder().shareIdentifier(identifier).weightFactor(weight).build();
    }

    private static void refused(String because, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(ClientException.class).hasMessageContaining(because);
    }
}

package dev.longshore.gateway.quota;

import java.util.Map;
import java.util.function.Consumer;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.batch.model.CRType;
import software.amazon.awssdk.services.batch.model.ClientException;
import software.amazon.awssdk.services.batch.model.CreateQuotaShareRequest;
import software.amazon.awssdk.services.batch.model.DescribeQuotaShareResponse;
import software.amazon.awssdk.services.batch.model.QuotaShareCapacityLimit;
import software.amazon.awssdk.services.batch.model.QuotaShareDetail;

import dev.longshore.gateway.Cluster;
import dev.longshore.gateway.GatewayTest;
import dev.longshore.gateway.service.ServiceQueues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class QuotaShareTest extends GatewayTest {

    private ServiceQueues queues;
    private String queue;

    @BeforeEach
    void createQueue() {
        queues = new ServiceQueues(batch);
        queue = queues.queueOver(queues.environment(10), request -> request.schedulingPolicyArn(queues.quotaPolicy()));
    }

    @Test
    void a_share_is_described_with_the_defaults() {
        String arn = create("blue", request -> request.tags(Map.of("team", "blue")));

        DescribeQuotaShareResponse found = describe(arn);

        assertThat(arn).isEqualTo("arn:aws:batch:eu-west-1:123456789012:job-queue/" + queue + "/quota-share/blue");
        assertThat(found.quotaShareArn()).isEqualTo(arn);
        assertThat(found.quotaShareName()).isEqualTo("blue");
        assertThat(found.jobQueueArn()).isEqualTo("arn:aws:batch:eu-west-1:123456789012:job-queue/" + queue);
        assertThat(found.stateAsString()).isEqualTo("ENABLED");
        assertThat(found.statusAsString()).isEqualTo("VALID");
        assertThat(found.capacityLimits()).containsExactly(limit("ml.m5.large", 2));
        assertThat(found.resourceSharingConfiguration().borrowLimit()).isEqualTo(-1);
        assertThat(found.preemptionConfiguration().inSharePreemptionAsString()).isEqualTo("DISABLED");
        assertThat(found.tags()).isEqualTo(Map.of("team", "blue"));
    }

    @Test
    void the_shares_of_a_queue_are_listed_in_pages() {
        for (String name : new String[]{"c", "a", "b"}) {
            create(name, _ -> {});
        }

        assertThat(batch.listQuotaSharesPaginator(request -> request.jobQueue(queue).maxResults(2)).quotaShares())
                .extracting(QuotaShareDetail::quotaShareName).containsExactly("a", "b", "c");
    }

    @Test
    void a_share_is_changed_and_deleted_once_it_is_disabled() {
        String arn = create("blue", _ -> {});

        batch.updateQuotaShare(request -> request.quotaShareArn(arn).capacityLimits(limit("ml.m5.large", 5))
                .resourceSharingConfiguration(sharing -> sharing.strategy("RESERVE")));
        assertThat(describe(arn).capacityLimits()).containsExactly(limit("ml.m5.large", 5));
        assertThat(describe(arn).resourceSharingConfiguration().borrowLimit()).isNull();
        refused("state must be DISABLED", () -> batch.deleteQuotaShare(request -> request.quotaShareArn(arn)));
        batch.updateQuotaShare(request -> request.quotaShareArn(arn).state("DISABLED"));
        batch.deleteQuotaShare(request -> request.quotaShareArn(arn));

        refused("does not exist", () -> describe(arn));
        batch.deleteQuotaShare(request -> request.quotaShareArn(arn));
    }

    @Test
    void only_a_queue_with_a_quota_share_policy_has_shares() {
        String arn = create("blue", _ -> {});
        refused("Object already exists", () -> create("blue", _ -> {}));
        queue = queues.queueOver(queues.environment(1), _ -> {});

        refused("has no scheduling policy with a quotaSharePolicy", () -> create("blue", _ -> {}));
        refused("borrowLimit is only applicable", () -> batch.updateQuotaShare(request -> request.quotaShareArn(arn)
                .resourceSharingConfiguration(sharing -> sharing.strategy("LEND").borrowLimit(5))));
        refused("does not exist", () -> describe("blue"));
        refused("does not exist", () -> describe(arn.replace("eu-west-1", "eu-west-2")));
    }

    @Test
    void a_policy_is_for_fair_shares_or_for_quota_shares() {
        String quota = queues.quotaPolicy();

        assertThat(batch.describeSchedulingPolicies(request -> request.arns(quota)).schedulingPolicies()).singleElement()
                .satisfies(policy -> {
                    assertThat(policy.quotaSharePolicy().idleResourceAssignmentStrategyAsString()).isEqualTo("FIFO");
                    assertThat(policy.fairsharePolicy()).isNull();
                });
        refused("not both", () -> batch.createSchedulingPolicy(request -> request.name(Cluster.uniqueName("both"))
                .quotaSharePolicy(one -> one.idleResourceAssignmentStrategy("FIFO")).fairsharePolicy(_ -> {})));
        refused("kind of a scheduling policy cannot be changed",
                () -> batch.updateSchedulingPolicy(request -> request.arn(quota).fairsharePolicy(_ -> {})));
        Cluster cluster = new Cluster(batch);
        refused("only applicable for job queues of service jobs",
                () -> cluster.queueOver(cluster.environment(CRType.EC2), request -> request.schedulingPolicyArn(quota)));
    }

    private String create(String name, Consumer<CreateQuotaShareRequest.Builder> change) {
        return batch.createQuotaShare(request -> change.accept(request.jobQueue(queue).quotaShareName(name)
                .capacityLimits(limit("ml.m5.large", 2)).preemptionConfiguration(one -> one.inSharePreemption("DISABLED"))
                .resourceSharingConfiguration(sharing -> sharing.strategy("LEND_AND_BORROW")))).quotaShareArn();
    }

    private DescribeQuotaShareResponse describe(String arn) {
        return batch.describeQuotaShare(request -> request.quotaShareArn(arn));
    }

    private static QuotaShareCapacityLimit limit(String unit, int most) {
        return QuotaShareCapacityLimit.builder().capacityUnit(unit).maxCapacity(most).build();
    }

    private static void refused(String because, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(ClientException.class).hasMessageContaining(because);
    }
}

package dev.longshore.gateway.queue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.batch.model.CRType;
import software.amazon.awssdk.services.batch.model.ClientException;
import software.amazon.awssdk.services.batch.model.ComputeEnvironmentOrder;
import software.amazon.awssdk.services.batch.model.JQState;
import software.amazon.awssdk.services.batch.model.JobQueueDetail;
import software.amazon.awssdk.services.batch.model.JobStateTimeLimitAction;
import software.amazon.awssdk.services.batch.model.UpdateJobQueueRequest;

import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.ResourceDefinition.JobQueueDefined;
import dev.longshore.contracts.resource.TimeLimitAction;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.gateway.Cluster;
import dev.longshore.gateway.GatewayTest;
import dev.longshore.gateway.Listener;
import dev.longshore.gateway.TestInfrastructure;
import dev.longshore.messaging.Inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a queue can be told besides its environments, when it is made or later. */
class QueueChangeTest extends GatewayTest {

    private static final JobStateTimeLimitAction ACTION = JobStateTimeLimitAction.builder().state("RUNNABLE").action("CANCEL")
            .maxTimeSeconds(600).reason("MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT").build();

    @Autowired
    private JobQueues queues;

    private Cluster cluster;
    private Listener resources;

    @BeforeEach
    void open() {
        cluster = new Cluster(batch);
        resources = new Listener(TestInfrastructure.bootstrapServers(), Topic.RESOURCES);
    }

    @AfterEach
    void close() {
        resources.close();
    }

    @Test
    void policy_limits_and_time_limits_are_announced_and_described() {
        String policy = policy();
        String queue = cluster.queueOver(cluster.environment(CRType.EC2), request -> request.schedulingPolicyArn(policy)
                .jobStateTimeLimitActions(ACTION)
                .tags(Map.of("longshore:max-running-jobs", "5", "longshore:max-running-jobs-per-share", "2")));

        JobQueueDefined announced = await(queue, 1);

        assertThat(announced.schedulingPolicy()).contains(Arn.parse(policy));
        assertThat(announced.timeLimitActions()).containsExactly(new TimeLimitAction(ACTION.reason(), Duration.ofMinutes(10),
                TimeLimitAction.Action.CANCEL));
        assertThat(announced.maxRunningJobs()).contains(5);
        assertThat(announced.maxRunningJobsPerShare()).contains(2);
        assertThat(describe(queue).jobStateTimeLimitActions()).containsExactly(ACTION);
    }

    @Test
    void state_priority_environments_and_time_limits_can_be_changed() {
        String queue = cluster.queueOver(cluster.environment(CRType.EC2));
        String other = cluster.environment(CRType.SPOT);
        assertThat(queues.find(REGION, ACCOUNT, queue).enabled()).isTrue();

        update(queue, request -> request.state(JQState.DISABLED).priority(7).jobStateTimeLimitActions(ACTION)
                .computeEnvironmentOrder(ComputeEnvironmentOrder.builder().order(1).computeEnvironment(other).build()));

        assertThat(queues.find(REGION, ACCOUNT, queue).enabled()).isFalse();
        assertThat(describe(queue).priority()).isEqualTo(7);
        JobQueueDefined announced = await(queue, 2);
        assertThat(announced.enabled()).isFalse();
        assertThat(announced.priority()).isEqualTo(7);
        assertThat(announced.computeEnvironments()).extracting(Arn::name).containsExactly(other);
        assertThat(announced.timeLimitActions()).hasSize(1);
    }

    @Test
    void a_change_that_changes_nothing_is_no_new_revision() {
        String queue = cluster.queueOver(cluster.environment(CRType.EC2));

        update(queue, request -> request.priority(1));
        update(queue, request -> request.priority(2));

        assertThat(await(queue, 2).priority()).isEqualTo(2);
    }

    @Test
    void a_change_is_refused_while_the_one_before_is_under_way() {
        String queue = cluster.queueOver(cluster.environment(CRType.EC2));
        update(queue, request -> request.priority(2));

        refused("Cannot update, resource is being modified", () -> update(queue, request -> request.priority(3)));

        assertThat(describe(queue).priority()).isEqualTo(2);
    }

    @Test
    void a_queue_with_a_policy_may_get_another_but_not_lose_it_and_one_without_gets_none() {
        String fifo = cluster.queueOver(cluster.environment(CRType.EC2));
        String fair = cluster.queueOver(cluster.environment(CRType.EC2), request -> request.schedulingPolicyArn(policy()));
        String next = policy();

        update(fair, request -> request.schedulingPolicyArn(next));

        assertThat(await(fair, 2).schedulingPolicy()).isEqualTo(Optional.of(Arn.parse(next)));
        refused("can be replaced but not removed", () -> update(fair, request -> request.schedulingPolicyArn("")));
        refused("cannot get one", () -> update(fifo, request -> request.schedulingPolicyArn(next)));
        refused("Scheduling policy nobody does not exist", () -> update(fair, request -> request.schedulingPolicyArn("nobody")));
    }

    @Test
    void what_a_queue_cannot_be_told_is_refused() {
        String environment = cluster.environment(CRType.EC2);
        String queue = cluster.queueOver(environment);

        refused("longshore:max-running-jobs, longshore:max-running-jobs-per-share", () -> cluster.queueOver(environment,
                request -> request.tags(Map.of("longshore:max-jobs", "1"))));
        refused("is '0'; it must be a whole number from 1", () -> cluster.queueOver(environment,
                request -> request.tags(Map.of("longshore:max-running-jobs", "0"))));
        refused("nobody does not exist", () -> update("nobody", request -> request.priority(1)));
        refused("jobStateTimeLimitActions[0].action is TERMINATE", () -> update(queue, request -> request
                .jobStateTimeLimitActions(ACTION.toBuilder().action("TERMINATE").build())));
        refused("jobStateTimeLimitActions[0].reason is 'FULL'", () -> update(queue, request -> request
                .jobStateTimeLimitActions(ACTION.toBuilder().reason("FULL").build())));
        refused("jobQueueType is ECS", () -> update(queue, request -> request.computeEnvironmentOrder(
                ComputeEnvironmentOrder.builder().order(1).computeEnvironment(cluster.environment(CRType.FARGATE)).build())));
    }

    private String policy() {
        return batch.createSchedulingPolicy(request -> request.name(Cluster.uniqueName("policy"))).arn();
    }

    private void update(String queue, Consumer<UpdateJobQueueRequest.Builder> change) {
        batch.updateJobQueue(request -> change.accept(request.jobQueue(queue)));
    }

    private JobQueueDetail describe(String queue) {
        List<JobQueueDetail> found = batch.describeJobQueues(request -> request.jobQueues(queue)).jobQueues();
        return found.getFirst();
    }

    private JobQueueDefined await(String queue, long revision) {
        return (JobQueueDefined) ((Inbound.Readable) resources.await(
                record -> record.value() instanceof Inbound.Readable(JobQueueDefined defined)
                        && defined.arn().name().equals(queue)
                        && defined.revision() == revision)
                .value()).message();
    }

    private static void refused(String because, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(ClientException.class).hasMessageContaining(because);
    }
}

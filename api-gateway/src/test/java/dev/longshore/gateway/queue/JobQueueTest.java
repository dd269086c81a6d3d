package dev.longshore.gateway.queue;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.batch.model.CRType;
import software.amazon.awssdk.services.batch.model.ClientException;
import software.amazon.awssdk.services.batch.model.ComputeEnvironmentOrder;
import software.amazon.awssdk.services.batch.model.CreateJobQueueRequest;
import software.amazon.awssdk.services.batch.model.CreateJobQueueResponse;
import software.amazon.awssdk.services.batch.model.JQState;
import software.amazon.awssdk.services.batch.model.JQStatus;
import software.amazon.awssdk.services.batch.model.JobQueueDetail;
import software.amazon.awssdk.services.batch.model.JobQueueType;

import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.Cluster;
import dev.longshore.gateway.GatewayTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JobQueueTest extends GatewayTest {

    @Autowired
    private JobQueues queues;

    private Cluster cluster;

    @BeforeEach
    void open() {
        cluster = new Cluster(batch);
    }

    @Test
    void a_queue_is_described_with_the_ARNs_of_its_environments() {
        String environment = cluster.environment(CRType.EC2);
        String name = cluster.queueOver(environment);

        JobQueueDetail found = batch.describeJobQueues(request -> request.jobQueues(name)).jobQueues().getFirst();

        assertThat(found.jobQueueArn()).isEqualTo("arn:aws:batch:eu-west-1:123456789012:job-queue/" + name);
        assertThat(found.state()).isEqualTo(JQState.ENABLED);
        assertThat(found.status()).isEqualTo(JQStatus.CREATING);
        assertThat(found.priority()).isEqualTo(1);
        assertThat(found.jobQueueType()).isEqualTo(JobQueueType.ECS);
        assertThat(found.computeEnvironmentOrder()).extracting(ComputeEnvironmentOrder::computeEnvironment)
                .containsExactly("arn:aws:batch:eu-west-1:123456789012:compute-environment/" + environment);
    }

    @Test
    void a_queue_is_found_by_name_and_by_ARN_with_its_environments_in_order() {
        String first = cluster.environment(CRType.FARGATE);
        String second = cluster.environment(CRType.FARGATE_SPOT);
        String name = Cluster.uniqueName("queue");
        String arn = create(name, order(2, second), order(1, first)).jobQueueArn();

        JobQueue queue = queues.find(REGION, ACCOUNT, arn);

        assertThat(queue.name()).isEqualTo(name);
        assertThat(queue.fargate()).isTrue();
        assertThat(queue.enabled()).isTrue();
        assertThat(queue.cell()).isZero();
        assertThat(queue.environments()).extracting(Arn::name).containsExactly(first, second);
        assertThat(queues.find(REGION, ACCOUNT, name).arn()).isEqualTo(queue.arn());
    }

    @Test
    void a_queue_that_does_not_exist_is_not_found() {
        assertThatExceptionOfType(dev.longshore.gateway.api.ClientException.class)
                .isThrownBy(() -> queues.find(REGION, ACCOUNT, "nobody")).withMessage("Job queue nobody does not exist.");
    }

    @Test
    void a_queue_over_what_cannot_be_is_refused() {
        String ec2 = cluster.environment(CRType.EC2);
        String fargate = cluster.environment(CRType.FARGATE);

        assertRefused("Compute environment nobody does not exist.", order(1, "nobody"));
        assertRefused("must be of one kind, not [EC2, FARGATE]", order(1, ec2), order(2, fargate));
        assertRefused("names a compute environment twice", order(1, ec2), order(2, ec2));
        assertRefused("computeEnvironmentOrder is required");
        assertRefused("has 4 entries; at most 3 are allowed", order(1, ec2), order(2, ec2), order(3, ec2), order(4, ec2));
    }

    @Test
    void a_queue_of_another_type_than_its_environments_is_refused() {
        String ec2 = cluster.environment(CRType.EC2);

        assertThatExceptionOfType(ClientException.class).isThrownBy(() -> batch.createJobQueue(queue -> queue.jobQueueName("x")
                .priority(1).jobQueueType(JobQueueType.ECS_FARGATE).computeEnvironmentOrder(order(1, ec2))))
                .withMessageContaining("jobQueueType is ECS_FARGATE");
    }

    private void assertRefused(String words, ComputeEnvironmentOrder... order) {
        assertThatExceptionOfType(ClientException.class).isThrownBy(() -> create("x", order)).withMessageContaining(words);
    }

    private CreateJobQueueResponse create(String name,
            ComputeEnvironmentOrder... order) {
        return batch.createJobQueue(CreateJobQueueRequest.builder().jobQueueName(name).priority(1)
                .computeEnvironmentOrder(List.of(order)).build());
    }

    private static ComputeEnvironmentOrder order(int order, String environment) {
        return ComputeEnvironmentOrder.builder().order(order).computeEnvironment(environment).build();
    }
}

package dev.longshore.gateway.servicejob;

import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.batch.model.ClientException;
import software.amazon.awssdk.services.batch.model.QuotaShareCapacityLimit;

import dev.longshore.gateway.GatewayTest;
import dev.longshore.gateway.service.ServiceQueues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TaggedServicesTest extends GatewayTest {

    private static final String PREFIX = "arn:aws:batch:eu-west-1:123456789012:";

    private ServiceQueues queues;
    private String environment;

    @BeforeEach
    void createEnvironment() {
        queues = new ServiceQueues(batch);
        environment = queues.environment(1);
    }

    @Test
    void service_environments_have_tags() {
        check(PREFIX + "service-environment/" + environment);
        assertThat(batch.describeServiceEnvironments(request -> request.serviceEnvironments(environment)).serviceEnvironments()
                .getFirst().tags()).isEqualTo(Map.of("b", "2"));
    }

    @Test
    void quota_shares_have_tags() {
        String queue = queues.queueOver(environment, request -> request.schedulingPolicyArn(queues.quotaPolicy()));
        check(batch.createQuotaShare(request -> request.jobQueue(queue).quotaShareName("blue")
                .capacityLimits(QuotaShareCapacityLimit.builder().capacityUnit("ml.m5.large").maxCapacity(1).build())
                .preemptionConfiguration(one -> one.inSharePreemption("DISABLED"))
                .resourceSharingConfiguration(one -> one.strategy("RESERVE"))).quotaShareArn());
    }

    @Test
    void service_jobs_have_tags() {
        String queue = queues.queueOver(environment, _ -> {});
        check(batch.submitServiceJob(request -> request.jobName("train").jobQueue(queue).serviceJobType("SAGEMAKER_TRAINING")
                .serviceRequestPayload("{}")).jobArn());
        assertThatThrownBy(() -> batch.listTagsForResource(request -> request.resourceArn(PREFIX + "service-job/none")))
                .isInstanceOf(ClientException.class).hasMessageContaining("does not exist");
    }

    private void check(String arn) {
        batch.tagResource(request -> request.resourceArn(arn).tags(Map.of("a", "1", "b", "2")));
        batch.untagResource(request -> request.resourceArn(arn).tagKeys("a"));

        assertThat(batch.listTagsForResource(request -> request.resourceArn(arn)).tags()).isEqualTo(Map.of("b", "2"));
    }
}

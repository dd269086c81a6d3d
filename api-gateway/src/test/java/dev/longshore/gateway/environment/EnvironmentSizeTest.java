package dev.longshore.gateway.environment;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.KafkaTemplate;
import software.amazon.awssdk.services.batch.model.CEStatus;
import software.amazon.awssdk.services.batch.model.CRType;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.ResourceStatus;
import dev.longshore.contracts.resource.ResourceStatusChanged;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.gateway.job.JobTest;
import dev.longshore.messaging.Route;

import static org.assertj.core.api.Assertions.assertThat;

class EnvironmentSizeTest extends JobTest {

    @Autowired
    private KafkaTemplate<String, Message> kafka;

    private String environment;
    private Arn arn;

    @BeforeEach
    void createEnvironment() {
        environment = cluster.environment(CRType.EC2);
        arn = Arn.batch(REGION, ACCOUNT, "compute-environment", environment);
        kafka.send(Route.single(Topic.RESOURCE_STATUS, new ResourceStatusChanged(arn, cluster.describe(environment).uuid(), 1,
                ResourceStatus.VALID, "ComputeEnvironment Healthy")));
        Awaitility.await().until(() -> cluster.describe(environment).status() == CEStatus.VALID);
    }

    @Test
    void the_desired_vCPUs_are_those_that_the_environment_has() {
        scheduler.size(arn, 3_500);

        Awaitility.await().until(this::desired, desired -> desired == 4);
    }

    @Test
    void they_are_never_more_than_the_maximum() {
        scheduler.size(arn, 100_000);

        Awaitility.await().until(this::desired, desired -> desired == 16);
    }

    @Test
    void without_an_answer_they_are_those_that_were_set() {
        assertThat(desired()).isZero();
    }

    private int desired() {
        return cluster.describe(environment).computeResources().desiredvCpus();
    }
}

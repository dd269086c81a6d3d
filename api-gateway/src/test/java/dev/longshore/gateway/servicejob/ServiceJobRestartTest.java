package dev.longshore.gateway.servicejob;

import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.batch.model.DescribeServiceJobResponse;
import software.amazon.awssdk.services.batch.model.ServiceJobStatus;

import dev.longshore.gateway.RunningGateway;
import dev.longshore.gateway.TestInfrastructure;
import dev.longshore.gateway.service.ServiceQueues;

import static org.assertj.core.api.Assertions.assertThat;

class ServiceJobRestartTest {

    private final String store = TestInfrastructure.mongoUri("restart-" + UUID.randomUUID());

    @Test
    void a_service_job_goes_on_where_it_was_after_a_restart() {
        String environment;
        String id;
        try (RunningGateway gateway = start()) {
            ServiceQueues queues = new ServiceQueues(gateway.batch());
            environment = queues.environment(1);
            String queue = queues.queueOver(environment, _ -> {});
            gateway.batch().updateServiceEnvironment(request -> request.serviceEnvironment(environment).state("DISABLED"));
            id = gateway.batch().submitServiceJob(request -> request.jobName("train").jobQueue(queue)
                    .serviceJobType("SAGEMAKER_TRAINING").serviceRequestPayload("{}")).jobId();
            await(gateway.batch(), id, ServiceJobStatus.RUNNABLE);
        }

        try (RunningGateway gateway = start()) {
            assertThat(describe(gateway.batch(), id).status()).isEqualTo(ServiceJobStatus.RUNNABLE);
            gateway.batch().updateServiceEnvironment(request -> request.serviceEnvironment(environment).state("ENABLED"));
            assertThat(await(gateway.batch(), id, ServiceJobStatus.FAILED).statusReason()).isEqualTo(ServiceJobLife.NO_SAGEMAKER);
        }
    }

    private RunningGateway start() {
        return RunningGateway.start(TestInfrastructure.bootstrapServers(), store);
    }

    private static DescribeServiceJobResponse await(BatchClient batch, String id, ServiceJobStatus status) {
        return Awaitility.await().until(() -> describe(batch, id), job -> job.status() == status);
    }

    private static DescribeServiceJobResponse describe(BatchClient batch, String id) {
        return batch.describeServiceJob(request -> request.jobId(id));
    }
}

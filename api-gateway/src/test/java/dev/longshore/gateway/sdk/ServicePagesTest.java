package dev.longshore.gateway.sdk;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.batch.model.KeyValuesPair;
import software.amazon.awssdk.services.batch.model.QuotaShareCapacityLimit;
import software.amazon.awssdk.services.batch.model.QuotaShareDetail;
import software.amazon.awssdk.services.batch.model.ServiceEnvironmentDetail;
import software.amazon.awssdk.services.batch.model.ServiceEnvironmentType;
import software.amazon.awssdk.services.batch.model.ServiceJobSummary;

import dev.longshore.gateway.service.ServiceQueues;

class ServicePagesTest extends RegionTest {

    private ServiceQueues queues;

    @BeforeEach
    void openQueues() {
        queues = new ServiceQueues(client);
    }

    @Test
    void service_environments_come_in_pages() {
        List<String> names = five("service");
        names.forEach(name -> client.createServiceEnvironment(request -> request.serviceEnvironmentName(name)
                .serviceEnvironmentType(ServiceEnvironmentType.SAGEMAKER_TRAINING)
                .capacityLimits(ServiceQueues.limit("NUM_INSTANCES", 1))));

        assertPages(client.describeServiceEnvironmentsPaginator(request -> request.maxResults(2)).stream()
                .map(page -> page.serviceEnvironments().stream().map(ServiceEnvironmentDetail::serviceEnvironmentName).toList())
                .toList(), names);
    }

    @Test
    void quota_shares_come_in_pages() {
        String queue = queues.queueOver(queues.environment(4), request -> request.schedulingPolicyArn(queues.quotaPolicy()));
        List<String> names = five("share");
        names.forEach(name -> client.createQuotaShare(request -> request.quotaShareName(name).jobQueue(queue)
                .capacityLimits(QuotaShareCapacityLimit.builder().capacityUnit("NUM_INSTANCES").maxCapacity(2).build())
                .preemptionConfiguration(preemption -> preemption.inSharePreemption("DISABLED"))
                .resourceSharingConfiguration(sharing -> sharing.strategy("RESERVE"))));

        assertPages(client.listQuotaSharesPaginator(request -> request.jobQueue(queue).maxResults(2)).stream()
                .map(page -> page.quotaShares().stream().map(QuotaShareDetail::quotaShareName).toList()).toList(), names);
    }

    @Test
    void service_jobs_come_in_pages() {
        String queue = queues.queueOver(queues.environment(4), _ -> {});
        List<String> names = five("training");
        names.forEach(name -> client.submitServiceJob(request -> request.jobName(name).jobQueue(queue)
                .serviceJobType("SAGEMAKER_TRAINING").serviceRequestPayload("{}")));

        assertPages(client.listServiceJobsPaginator(request -> request.jobQueue(queue).maxResults(2)
                .filters(KeyValuesPair.builder().name("JOB_NAME").values("training*").build())).stream()
                .map(page -> page.jobSummaryList().stream().map(ServiceJobSummary::jobName).toList()).toList(), names);
    }
}

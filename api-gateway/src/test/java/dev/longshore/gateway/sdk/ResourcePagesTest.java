package dev.longshore.gateway.sdk;

import java.util.List;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.batch.model.CEType;
import software.amazon.awssdk.services.batch.model.ComputeEnvironmentDetail;
import software.amazon.awssdk.services.batch.model.ComputeEnvironmentOrder;
import software.amazon.awssdk.services.batch.model.ConsumableResourceSummary;
import software.amazon.awssdk.services.batch.model.JobDefinition;
import software.amazon.awssdk.services.batch.model.JobDefinitionType;
import software.amazon.awssdk.services.batch.model.JobQueueDetail;
import software.amazon.awssdk.services.batch.model.ResourceRequirement;
import software.amazon.awssdk.services.batch.model.ResourceType;
import software.amazon.awssdk.services.batch.model.SchedulingPolicyListingDetail;

class ResourcePagesTest extends RegionTest {

    @Test
    void compute_environments_come_in_pages() {
        List<String> names = five("environment");
        names.forEach(
                name -> client.createComputeEnvironment(request -> request.computeEnvironmentName(name).type(CEType.UNMANAGED)));

        assertPages(client.describeComputeEnvironmentsPaginator(request -> request.maxResults(2)).stream()
                .map(page -> page.computeEnvironments().stream().map(ComputeEnvironmentDetail::computeEnvironmentName).toList())
                .toList(), names);
    }

    @Test
    void job_queues_come_in_pages() {
        client.createComputeEnvironment(request -> request.computeEnvironmentName("one").type(CEType.UNMANAGED));
        List<String> names = five("queue");
        names.forEach(name -> client.createJobQueue(request -> request.jobQueueName(name).priority(1).computeEnvironmentOrder(
                ComputeEnvironmentOrder.builder().order(1).computeEnvironment("one").build())));

        assertPages(client.describeJobQueuesPaginator(request -> request.maxResults(2)).stream()
                .map(page -> page.jobQueues().stream().map(JobQueueDetail::jobQueueName).toList()).toList(), names);
    }

    @Test
    void job_definitions_come_in_pages() {
        List<String> names = five("definition");
        names.forEach(name -> client.registerJobDefinition(request -> request.jobDefinitionName(name)
                .type(JobDefinitionType.CONTAINER).containerProperties(container -> container.image("busybox")
                        .resourceRequirements(requirement(ResourceType.VCPU, "1"), requirement(ResourceType.MEMORY, "64")))));

        assertPages(client.describeJobDefinitionsPaginator(request -> request.maxResults(2)).stream()
                .map(page -> page.jobDefinitions().stream().map(JobDefinition::jobDefinitionName).toList()).toList(), names);
    }

    @Test
    void scheduling_policies_come_in_pages() {
        List<String> arns = five("policy").stream()
                .map(name -> client.createSchedulingPolicy(request -> request.name(name)).arn()).toList();

        assertPages(client.listSchedulingPoliciesPaginator(request -> request.maxResults(2)).stream()
                .map(page -> page.schedulingPolicies().stream().map(SchedulingPolicyListingDetail::arn).toList()).toList(), arns);
    }

    @Test
    void consumable_resources_come_in_pages() {
        List<String> names = five("consumable");
        names.forEach(name -> client
                .createConsumableResource(request -> request.consumableResourceName(name).totalQuantity(1L)));

        assertPages(client.listConsumableResourcesPaginator(request -> request.maxResults(2)).stream()
                .map(page -> page.consumableResources().stream().map(ConsumableResourceSummary::consumableResourceName).toList())
                .toList(), names);
    }

    private static ResourceRequirement requirement(ResourceType type, String value) {
        return ResourceRequirement.builder().type(type).value(value).build();
    }
}

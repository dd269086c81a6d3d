package dev.longshore.gateway.sdk;

import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.batch.model.CancelJobsResponse;
import software.amazon.awssdk.services.batch.model.ClientException;
import software.amazon.awssdk.services.batch.model.ConsumableResourceRequirement;
import software.amazon.awssdk.services.batch.model.JobDefinitionType;
import software.amazon.awssdk.services.batch.model.JobStatus;
import software.amazon.awssdk.services.batch.model.JobSummary;
import software.amazon.awssdk.services.batch.model.ListJobsByConsumableResourceSummary;
import software.amazon.awssdk.services.batch.model.ResourceRequirement;
import software.amazon.awssdk.services.batch.model.ResourceType;
import software.amazon.awssdk.services.batch.model.SubmitJobRequest;
import software.amazon.awssdk.services.batch.model.TerminateJobsResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Jobs that nothing schedules, so that they stay SUBMITTED. */
class JobPagesTest extends RegionTest {

    private String queue;

    @BeforeEach
    void createQueue() {
        queue = queue();
        client.registerJobDefinition(request -> request.jobDefinitionName("definition").type(JobDefinitionType.CONTAINER)
                .containerProperties(container -> container.image("busybox").resourceRequirements(
                        ResourceRequirement.builder().type(ResourceType.VCPU).value("1").build(),
                        ResourceRequirement.builder().type(ResourceType.MEMORY).value("64").build())));
    }

    @Test
    void jobs_of_a_queue_come_in_pages() {
        List<String> names = five("job");
        names.forEach(name -> submit(name, _ -> {}));

        assertPages(client.listJobsPaginator(request -> request.jobQueue(queue).jobStatus(JobStatus.SUBMITTED).maxResults(2))
                .stream().map(page -> page.jobSummaryList().stream().map(JobSummary::jobName).toList()).toList(), names);
    }

    @Test
    void children_of_an_array_come_in_pages() {
        String array = submit("array", request -> request.arrayProperties(properties -> properties.size(5)));

        assertPages(client.listJobsPaginator(request -> request.arrayJobId(array).jobStatus(JobStatus.SUBMITTED).maxResults(2))
                .stream().map(page -> page.jobSummaryList().stream().map(JobSummary::jobId).toList()).toList(),
                List.of(array + ":0", array + ":1", array + ":2", array + ":3", array + ":4"));
    }

    @Test
    void jobs_that_need_a_resource_come_in_pages() {
        client.createConsumableResource(request -> request.consumableResourceName("licence").totalQuantity(1L));
        List<String> names = five("job");
        names.forEach(name -> submit(name, request -> request.consumableResourcePropertiesOverride(needs -> needs
                .consumableResourceList(
                        ConsumableResourceRequirement.builder().consumableResource("licence").quantity(1L).build()))));

        assertPages(client.listJobsByConsumableResourcePaginator(request -> request.consumableResource("licence").maxResults(2))
                .stream().map(page -> page.jobs().stream().map(ListJobsByConsumableResourceSummary::jobName).toList()).toList(),
                names);
    }

    @Test
    void many_jobs_are_cancelled_and_terminated_at_once() {
        String one = submit("one", _ -> {});
        String other = submit("other", _ -> {});

        CancelJobsResponse cancelled = client.cancelJobs(request -> request.jobs(one, other).reason("enough"));
        TerminateJobsResponse terminated = client.terminateJobs(request -> request.jobs(one, other).reason("enough"));

        assertThat(cancelled.successful()).containsExactly(one, other);
        assertThat(cancelled.errors()).isEmpty();
        assertThat(terminated.successful()).containsExactly(one, other);
        assertThatExceptionOfType(ClientException.class).isThrownBy(() -> client.terminateServiceJobs(
                request -> request.jobs(List.of()).reason("enough"))).withMessageContaining("jobs has 0 entries");
    }

    private String submit(String name, Consumer<SubmitJobRequest.Builder> change) {
        return client.submitJob(request -> change.accept(request.jobName(name).jobQueue(queue).jobDefinition("definition")))
                .jobId();
    }
}

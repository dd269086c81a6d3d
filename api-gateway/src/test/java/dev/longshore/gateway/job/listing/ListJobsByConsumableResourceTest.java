package dev.longshore.gateway.job.listing;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.batch.model.ClientException;
import software.amazon.awssdk.services.batch.model.ConsumableResourceRequirement;
import software.amazon.awssdk.services.batch.model.KeyValuesPair;
import software.amazon.awssdk.services.batch.model.ListJobsByConsumableResourceSummary;

import dev.longshore.contracts.job.JobStatus;
import dev.longshore.gateway.Cluster;
import dev.longshore.gateway.job.JobTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ListJobsByConsumableResourceTest extends JobTest {

    private String resource;

    @BeforeEach
    void makeResource() {
        resource = Cluster.uniqueName("licence");
        batch.createConsumableResource(request -> request.consumableResourceName(resource).totalQuantity(3L));
    }

    @Test
    void jobs_that_need_a_resource_are_listed_newest_first_and_others_are_not() {
        submit();
        String first = taking(1, "first");
        long time = describe(first).createdAt();
        Awaitility.await().until(() -> System.currentTimeMillis() > time);
        String second = taking(2, "second");

        assertThat(batch.listJobsByConsumableResourcePaginator(request -> request.consumableResource(resource).maxResults(1))
                .jobs()).extracting(ListJobsByConsumableResourceSummary::jobName).containsExactly("second", "first");
        ListJobsByConsumableResourceSummary job = list(KeyValuesPair.builder().name("JOB_NAME").values("SEC*").build());
        assertThat(job.jobArn()).endsWith(second).isNotEqualTo(first);
        assertThat(job.quantity()).isEqualTo(2);
        assertThat(job.jobStatus()).isEqualTo("SUBMITTED");
        assertThat(job.consumableResourceProperties().consumableResourceList()).hasSize(1);
    }

    @Test
    void they_are_listed_by_status() {
        taking(1, "waits");
        String runs = taking(1, "runs");
        scheduler.say(scheduler.of(runs).running(1));
        await(runs, JobStatus.RUNNING);

        assertThat(list(KeyValuesPair.builder().name("JOB_STATUS").values("RUNNING", "STARTING").build()).jobName())
                .isEqualTo("runs");
        assertThatThrownBy(() -> list(KeyValuesPair.builder().name("COLOUR").values("x").build()))
                .isInstanceOf(ClientException.class).hasMessageContaining("use JOB_STATUS or JOB_NAME");
        assertThatThrownBy(() -> batch.listJobsByConsumableResource(request -> request.consumableResource("nobody")))
                .isInstanceOf(ClientException.class).hasMessageContaining("nobody does not exist");
    }

    private ListJobsByConsumableResourceSummary list(KeyValuesPair filter) {
        return batch.listJobsByConsumableResource(request -> request.consumableResource(resource).filters(filter)).jobs()
                .getFirst();
    }

    private String taking(long quantity, String jobName) {
        return submit(request -> request.jobName(jobName).consumableResourcePropertiesOverride(list -> list
                .consumableResourceList(ConsumableResourceRequirement.builder().consumableResource(resource).quantity(quantity)
                        .build())));
    }
}

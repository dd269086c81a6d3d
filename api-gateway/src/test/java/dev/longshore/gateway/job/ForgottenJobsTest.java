package dev.longshore.gateway.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.batch.model.CRType;
import software.amazon.awssdk.services.batch.model.JobDetail;
import software.amazon.awssdk.services.batch.model.JobStatus;
import software.amazon.awssdk.services.batch.model.JobSummary;
import software.amazon.awssdk.services.batch.model.ResourceType;

import dev.longshore.gateway.Cluster;
import dev.longshore.gateway.RunningGateway;
import dev.longshore.gateway.TestInfrastructure;
import dev.longshore.store.EmbeddedStore;
import dev.longshore.store.StoreSettings;

import static org.assertj.core.api.Assertions.assertThat;

/** Several times as many finished jobs as the embedded store keeps index entries of in memory. */
class ForgottenJobsTest {

    private static final int JOBS = 5 * StoreSettings.LEAST_INDEX_ENTRIES;
    private static final long FIRST = 1_700_000_000_000L;

    private final Path folder = TestInfrastructure.temporary("store-of-many-jobs");
    private final List<String> ids = IntStream.range(0, JOBS).mapToObj(_ -> UUID.randomUUID().toString()).toList();
    private String queue;

    @Test
    void jobs_that_nobody_has_asked_for_are_described_and_listed_before_and_after_a_restart() {
        run(gateway -> {
            finish(gateway);
            assertAllAreThere(gateway);
        });
        run(this::assertAllAreThere);
    }

    private void run(Consumer<RunningGateway> story) {
        try (EmbeddedStore store = EmbeddedStore.start(folder, 0,
                StoreSettings.ofIndexEntries(StoreSettings.LEAST_INDEX_ENTRIES));
                RunningGateway gateway = RunningGateway.start(TestInfrastructure.bootstrapServers(), store.uri() + "/many")) {
            story.accept(gateway);
        }
    }

    /** One job is submitted; the others are stored as if they had been, a millisecond after one another, and had ended. */
    private void finish(RunningGateway gateway) {
        queue = new Cluster(gateway.batch()).queueOver(new Cluster(gateway.batch()).environment(CRType.EC2));
        String definition = Cluster.uniqueName("definition");
        gateway.batch().registerJobDefinition(request -> request.jobDefinitionName(definition).type("container")
                .containerProperties(container -> container.image("busybox").resourceRequirements(
                        JobTest.requirement(ResourceType.VCPU, "1"), JobTest.requirement(ResourceType.MEMORY, "64"))));
        String submitted = gateway.batch()
                .submitJob(request -> request.jobName("nightly").jobQueue(queue).jobDefinition(definition)).jobId();
        Jobs jobs = gateway.bean(Jobs.class);
        Document sample = jobs.collection().find(new Document(JobFields.ID, submitted)).first();
        List<Document> ended = new ArrayList<>();
        for (int i = 0; i < JOBS; i++) {
            Document one = new Document(sample).append(JobFields.ID, ids.get(i)).append(JobFields.CREATED, FIRST + i)
                    .append(JobFields.STATUS, "SUCCEEDED").append(JobFields.VERSION, 4L);
            one.remove(JobFields.OUTBOX);
            ended.add(one);
        }
        jobs.collection().insertMany(ended);
    }

    private void assertAllAreThere(RunningGateway gateway) {
        List<String> some = IntStream.range(0, 100).mapToObj(i -> ids.get(i * 7_919 % JOBS)).toList();

        assertThat(gateway.batch().describeJobs(request -> request.jobs(some)).jobs()).hasSize(100)
                .extracting(JobDetail::jobId).containsExactlyElementsOf(some);
        assertThat(gateway.batch().listJobsPaginator(
                request -> request.jobQueue(queue).jobStatus(JobStatus.SUCCEEDED).maxResults(1_000)).jobSummaryList())
                .extracting(JobSummary::jobId).containsExactlyElementsOf(ids.reversed());
    }
}

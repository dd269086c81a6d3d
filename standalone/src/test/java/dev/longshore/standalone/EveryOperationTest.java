package dev.longshore.standalone;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.scheduler.SchedulerClient;

import dev.longshore.store.StoreSettings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A whole system, driven with all that AWS's SDK for Java can ask of AWS Batch and of EventBridge Scheduler: each operation is answered, and
 * each list turned page by page.
 */
class EveryOperationTest {

    private StandaloneSystem system;
    private Region region;

    @BeforeEach
    void start(@TempDir Path home) {
        region = Region.of(BatchUser.unique("region"));
        Logging.to(home.resolve("logs"));
        system = StandaloneSystem.start(new Options(home, 0, "process", false, StoreSettings.ofHeap(), List.of()));
    }

    @AfterEach
    void stop() {
        system.close();
    }

    @Test
    void every_operation_of_AWS_Batch_is_driven_and_the_logs_are_read() {
        DrivenOperations driven = new DrivenOperations();
        DrivenOperations read = new DrivenOperations();
        try (BatchClient batch = client(BatchClient.builder(), driven);
                CloudWatchLogsClient logs = client(CloudWatchLogsClient.builder(), read)) {
            ResourceTour resources = new ResourceTour(batch);
            resources.make();
            resources.listInPages();
            resources.change();
            resources.tag();
            JobTour jobs = new JobTour(batch);
            new LogTour(logs).readAll(jobs.runFive());
            jobs.stopAll();
            ServiceTour services = new ServiceTour(batch);
            services.make();
            services.runAndStop();
            services.delete();
            resources.delete();
        }

        assertThat(driven.answered()).containsExactlyInAnyOrderElementsOf(DrivenOperations.of(BatchClient.class));
        assertThat(driven.turnedPages()).containsExactlyInAnyOrderElementsOf(DrivenOperations.inPages(BatchClient.class));
        assertThat(read.answered()).isEqualTo(
                Set.of("describeLogGroups", "describeLogStreams", "filterLogEvents", "getLogEvents"));
    }

    @Test
    void every_operation_of_EventBridge_Scheduler_is_driven() {
        DrivenOperations driven = new DrivenOperations();
        try (SchedulerClient schedules = client(SchedulerClient.builder(), driven)) {
            ScheduleTour tour = new ScheduleTour(schedules);
            tour.make();
            tour.change();
            tour.delete();
        }

        assertThat(driven.answered()).containsExactlyInAnyOrderElementsOf(DrivenOperations.of(SchedulerClient.class));
        assertThat(driven.turnedPages()).containsExactlyInAnyOrderElementsOf(DrivenOperations.inPages(SchedulerClient.class));
    }

    /** In a region in which nothing else is. */
    private <B extends AwsClientBuilder<B, C>, C> C client(B builder, DrivenOperations driven) {
        return BatchUser.pointedAt(system.endpoint(), builder).region(region)
                .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(driven)).build();
    }
}

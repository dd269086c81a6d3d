package dev.longshore.scheduler.core;

import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.longshore.contracts.capacity.CapacityEvent.HostPoolChanged;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.job.JobId;

import static dev.longshore.contracts.job.JobStatus.RUNNABLE;
import static org.assertj.core.api.Assertions.assertThat;

/** Whoever is first is to start some day, also where there are more instances than are looked at usually: here 501 of 3 vCPUs, 100 MiB. */
class LargeFleetTest {

    private static final int MANY = 501;
    private static final Duration HOUR = Duration.ofHours(1);

    private final TestCell cell = TestCell.withVcpus(MANY * 3);

    @BeforeEach
    void many_instances() {
        hosts(Resources.of(3, 100));
        JobId jobs = cell.submit(AJob.anArrayOf(MANY, "jobs").needing(3, 100));
        for (int i = 0; i < MANY; i++) {
            cell.launchAll();
        }
        for (int i = 0; i < MANY; i++) {
            cell.exits(jobs.child(i), 0);
        }
    }

    @Test
    void a_job_of_very_many_nodes_is_kept_a_place() {
        cell.submit(AJob.anArrayOf(MANY, "running").needing(2, 50).timeout(HOUR));
        cell.submit(AJob.named("nodes").nodes(MANY, 0).needing(3, 100));
        JobId passing = cell.submit(AJob.named("passing").needing(1, 50));

        assertThat(cell.status(passing).status()).isEqualTo(RUNNABLE);
    }

    private void hosts(Resources each) {
        cell.receive(new HostPoolChanged(each, each, Resources.of(MANY * 8, MANY * 8_000L)));
    }
}

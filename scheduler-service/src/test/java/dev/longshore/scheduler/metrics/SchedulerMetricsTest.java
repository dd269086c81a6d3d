package dev.longshore.scheduler.metrics;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.status.JobStatusChanged;
import dev.longshore.contracts.status.Transition;
import dev.longshore.scheduler.core.Census;
import dev.longshore.scheduler.core.state.Instance;

import static org.assertj.core.api.Assertions.assertThat;

class SchedulerMetricsTest {

    private static final Arn QUEUE = Arn.batch("eu-west-1", "123456789012", "job-queue", "nightly");
    private static final Arn ENVIRONMENT = Arn.batch("eu-west-1", "123456789012", "compute-environment", "pool");
    private static final Instant SUBMITTED = Instant.EPOCH;

    private final MeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void the_wait_in_the_queue_ends_with_the_start_of_the_first_attempt() {
        SchedulerMetrics metrics = new SchedulerMetrics(meters);

        metrics.changed(status(JobStatus.STARTING, new Transition(JobStatus.RUNNABLE, SUBMITTED.plusSeconds(5), Optional.empty()),
                new Transition(JobStatus.STARTING, SUBMITTED.plusSeconds(7), Optional.empty())));

        assertThat(meters.get("longshore.job.queue.wait").tag("queue", "nightly").timer().totalTime(TimeUnit.SECONDS))
                .isEqualTo(2);
    }

    @Test
    void the_run_lasts_from_the_start_of_the_attempt_to_the_end_of_the_job() {
        SchedulerMetrics metrics = new SchedulerMetrics(meters);

        metrics.changed(
                status(JobStatus.SUCCEEDED, new Transition(JobStatus.SUCCEEDED, SUBMITTED.plusSeconds(20), Optional.empty())));

        assertThat(meters.get("longshore.job.run").tag("queue", "nightly").timer().totalTime(TimeUnit.SECONDS)).isEqualTo(12);
    }

    @Test
    void what_there_is_is_shown_for_the_cells_that_are_owned() {
        CensusGauges gauges = new CensusGauges(meters);

        gauges.show(0, new Census(Map.of(QUEUE, Map.of(JobStatus.RUNNABLE, 3)),
                Map.of(ENVIRONMENT, Map.of(Instance.Stage.READY, 2))));

        assertThat(meters.get("longshore.jobs").tags("queue", "nightly", "status", "RUNNABLE").gauge().value()).isEqualTo(3);
        assertThat(meters.get("longshore.instances").tags("environment", "pool", "state", "READY").gauge().value()).isEqualTo(2);
        gauges.forget(0);
        assertThat(meters.find("longshore.jobs").gauge()).isNull();
    }

    private static JobStatusChanged status(JobStatus status, Transition... transitions) {
        return new JobStatusChanged(JobId.of("4c7599ae-0a82-49aa-ba5a-4727fcce14a8"), QUEUE, 1, SUBMITTED, status,
                Optional.empty(),
                Optional.of(SUBMITTED.plusSeconds(8)), Optional.of(SUBMITTED.plusSeconds(20)), Optional.empty(), List.of(),
                Optional.empty(), false, false, List.of(transitions));
    }
}

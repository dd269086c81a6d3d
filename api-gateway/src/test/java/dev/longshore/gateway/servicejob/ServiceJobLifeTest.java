package dev.longshore.gateway.servicejob;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.Json;

import static org.assertj.core.api.Assertions.assertThat;

class ServiceJobLifeTest {

    private static final ObjectNode ENVIRONMENT = Json
            .parseObject(
                    "{\"state\": \"ENABLED\", \"capacityLimits\": [{\"capacityUnit\": \"NUM_INSTANCES\", \"maxCapacity\": 1}]}");
    private static final ObjectNode QUEUE = Json.parseObject(
            """
                    {"jobStateTimeLimitActions": [{"reason": "MISCONFIGURATION:SERVICE_ENVIRONMENT_MAX_RESOURCE", "maxTimeSeconds": 600}]}""");

    @Test
    void a_job_goes_through_the_statuses_to_where_SageMaker_would_take_it() {
        assertThat(statuses(job(1), around(1))).containsExactly("SUBMITTED", "RUNNABLE", "SCHEDULED", "FAILED");
        assertThat(statuses(job(2), around(1))).containsExactly("SUBMITTED", "RUNNABLE", "SCHEDULED", "RUNNABLE", "SCHEDULED",
                "FAILED");
    }

    @Test
    void a_job_that_is_too_large_waits_and_says_so_until_the_time_limit_of_its_queue() {
        ServiceJob waiting = step(step(job(1), around(2), 0), around(2), 1_000);
        assertThat(waiting.detail().path("statusReason").asString())
                .startsWith("MISCONFIGURATION:SERVICE_ENVIRONMENT_MAX_RESOURCE - needs 2 instances");

        assertThat(step(waiting, around(2), 600_999)).isSameAs(waiting);
        ServiceJob ended = step(waiting, around(2), 601_000);

        assertThat(ended.status()).isEqualTo(ServiceJobStatus.FAILED);
        assertThat(ended.detail().path("statusReason").asString()).isEqualTo(
                "Terminated by JobStateTimeLimit action due to reason: MISCONFIGURATION:SERVICE_ENVIRONMENT_MAX_RESOURCE");
        assertThat(ended.detail().path("stoppedAt").asLong()).isEqualTo(601_000);
    }

    @Test
    void a_job_whose_queue_is_gone_fails_wherever_it_is() {
        Surroundings nowhere = new Surroundings(Optional.empty(), Optional.empty(), false, Optional.empty(),
                new TrainingRequest(1, ""));

        assertThat(step(job(1), nowhere, 5).detail().path("statusReason").asString()).isEqualTo("JobQueue deleted");
        assertThat(step(step(job(1), around(1), 0), nowhere, 5).status()).isEqualTo(ServiceJobStatus.FAILED);
    }

    private static List<String> statuses(ServiceJob job, Surroundings around) {
        List<String> statuses = new ArrayList<>(List.of(job.status().name()));
        ServiceJob now = job;
        ServiceJob next = step(now, around, 1);
        while (next.version() != now.version()) {
            now = next;
            statuses.add(now.status().name());
            next = step(now, around, statuses.size());
        }
        return statuses;
    }

    private static ServiceJob step(ServiceJob job, Surroundings around, long now) {
        return ServiceJobLife.next(job, around, now);
    }

    private static ServiceJob job(int attempts) {
        ObjectNode detail = Json.object().put("jobId", "1").put("status", "SUBMITTED");
        detail.putArray("attempts");
        detail.putObject("retryStrategy").put("attempts", attempts).putArray("evaluateOnExit");
        return ServiceJob.submitted(detail, Optional.empty());
    }

    private static Surroundings around(int wanted) {
        return new Surroundings(Optional.of(QUEUE), Optional.of(ENVIRONMENT), false, Optional.empty(),
                new TrainingRequest(wanted, ""));
    }
}

package dev.longshore.scheduler.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.query.SchedulerAnswer.Explanation;
import dev.longshore.contracts.query.SchedulerQuery.Explain;
import dev.longshore.contracts.query.Wait;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.ResourceDefinition.SchedulingPolicyDefined;

import static org.assertj.core.api.Assertions.assertThat;

class ExplanationsTest {

    private static final Arn POLICY = Arn.batch("us-east-1", "123456789012", "scheduling-policy", "fair");

    private final TestCell cell = TestCell.withVcpus(8);

    @BeforeEach
    void one_instance() {
        cell.defineEnvironment("pool", 8, 8);
        cell.launchAll();
    }

    @Test
    void the_first_in_line_is_told_when_it_will_start_by_the_timeouts_of_those_who_run() {
        placed(AJob.named("running").needing(6, 100).timeout(Duration.ofHours(1)));
        JobId first = cell.submit(AJob.named("first").needing(8, 100));

        Wait wait = explained(first);

        assertThat(wait.reason()).isEqualTo(cell.why(first));
        assertThat(wait.inLine()).contains(inLine(0, Optional.empty()));
        assertThat(wait.start()).contains(new Wait.Start(Instant.parse("2026-01-01T01:00:00Z"), false));
    }

    @Test
    void a_start_that_rests_on_earlier_jobs_is_called_an_estimate() {
        for (int minutes : List.of(10, 20, 30)) {
            JobId job = placed(AJob.named("earlier " + minutes));
            cell.runs(job);
            cell.pass(Duration.ofMinutes(minutes));
            cell.exits(job, 0);
        }
        placed(AJob.named("running").needing(6, 100));
        JobId first = cell.submit(AJob.named("first").needing(8, 100));
        cell.submit(AJob.named("behind"));

        assertThat(explained(first).start()).hasValueSatisfying(start -> assertThat(start.estimated()).isTrue());
    }

    @Test
    void where_those_who_run_have_no_known_end_no_start_is_known() {
        placed(AJob.named("running").needing(6, 100));

        assertThat(explained(cell.submit(AJob.named("first").needing(8, 100))).start()).isEmpty();
    }

    @Test
    void no_start_is_told_where_the_room_may_go_to_the_first_of_a_queue_of_higher_priority() {
        cell.defineQueue("high", 9, "pool");
        placed(AJob.named("running").needing(6, 100).timeout(Duration.ofHours(1)));
        JobId low = cell.submit(AJob.named("low").needing(8, 100));
        assertThat(explained(low).start()).isPresent();

        JobId high = cell.submit(AJob.named("high").in("high").needing(8, 100));
        assertThat(explained(low).start()).isEmpty();
        assertThat(explained(high).start()).isPresent();
    }

    @Test
    void who_is_behind_knows_his_place_and_who_is_first_but_not_when_he_starts() {
        placed(AJob.named("running").needing(8, 100));
        JobId array = cell.submit(AJob.anArrayOf(3, "array"));
        JobId behind = cell.submit(AJob.named("behind"));

        assertThat(explained(behind).inLine()).contains(inLine(3, Optional.of(array)));
        assertThat(explained(behind).start()).isEmpty();
        assertThat(explained(array.child(2)).inLine()).hasValueSatisfying(
                standing -> assertThat(standing.place()).isEqualTo(OptionalInt.of(3)));
        assertThat(explained(array).inLine()).contains(inLine(0, Optional.empty()));
    }

    @Test
    void among_shares_the_place_is_that_of_the_turn_and_who_is_ahead_is_of_the_same_share() {
        cell.receive(new SchedulingPolicyDefined(POLICY, "uuid", 1, Duration.ofHours(1), 0, List.of()),
                AQueue.named("main").sharedBy(POLICY).definition());
        placed(AJob.named("running").needing(8, 100).ofShare("red"));
        JobId red = cell.submit(AJob.named("red").ofShare("red"));
        JobId lastRed = cell.submit(AJob.named("last red").ofShare("red"));
        JobId blue = cell.submit(AJob.anArrayOf(2, "blue").ofShare("blue"));

        assertThat(explained(lastRed).inLine())
                .contains(new Wait.InLine(1, Optional.of("red"), Optional.of(red), OptionalInt.of(4)));
        assertThat(explained(red).inLine())
                .contains(new Wait.InLine(0, Optional.of("red"), Optional.of(blue), OptionalInt.of(3)));
        assertThat(explained(blue).inLine())
                .contains(new Wait.InLine(0, Optional.of("blue"), Optional.empty(), OptionalInt.of(1)));
    }

    @Test
    void a_job_that_waits_for_others_names_them_and_is_not_in_line() {
        JobId first = cell.submit(AJob.named("first"));
        JobId second = cell.submit(AJob.named("second").after("first"));

        assertThat(explained(second)).isEqualTo(
                new Wait("waiting for job " + first + " to succeed", List.of(first), Optional.empty(), Optional.empty()));
    }

    @Test
    void a_job_that_can_never_be_placed_is_not_in_line() {
        JobId large = cell.submit(AJob.named("large").needing(100, 100));

        assertThat(explained(large).reason()).startsWith("MISCONFIGURATION:");
        assertThat(explained(large).inLine()).isEmpty();
    }

    @Test
    void of_a_job_that_runs_or_is_not_known_there_is_nothing_to_explain() {
        JobId running = placed(AJob.named("running"));

        assertThat(explain(running)).isEqualTo(new Explanation("query", cell.now(), Optional.empty()));
        assertThat(explain(AJob.id("unknown")).waiting()).isEmpty();
    }

    private static Wait.InLine inLine(int ahead, Optional<JobId> first) {
        return new Wait.InLine(ahead, Optional.empty(), first, OptionalInt.of(ahead + 1));
    }

    private Wait explained(JobId job) {
        return explain(job).waiting().orElseThrow();
    }

    private Explanation explain(JobId job) {
        return cell.core().explain(new Explain("query", 0, job), cell.now());
    }

    private JobId placed(AJob job) {
        JobId id = cell.submit(job);
        cell.launchAll();
        return id;
    }
}

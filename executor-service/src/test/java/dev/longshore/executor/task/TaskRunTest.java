package dev.longshore.executor.task;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.longshore.contracts.job.ContainerEnd;
import dev.longshore.contracts.job.TaskSpec;
import dev.longshore.contracts.job.TaskSpec.Condition;
import dev.longshore.executor.container.Exit;

import static dev.longshore.executor.task.ATask.essential;
import static dev.longshore.executor.task.ATask.sidecar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

class TaskRunTest {

    private TaskRun run;
    private Instant now = Instant.parse("2026-11-26T00:00:00Z");
    private final List<String> steps = new ArrayList<>();
    private Optional<TaskEnd> end = Optional.empty();

    @Test
    void containers_that_depend_on_nothing_start_together() {
        begin(ATask.of(essential("main"), sidecar("proxy")));

        assertSteps("start main", "start proxy");
    }

    @Test
    void a_container_waits_until_the_other_has_started() {
        begin(ATask.of(essential("main").after("proxy", Condition.START), sidecar("proxy")));
        assertSteps("start proxy");

        started("proxy");
        assertSteps("start main");
    }

    @Test
    void a_container_waits_for_the_success_of_another() {
        begin(ATask.of(sidecar("init"), essential("main").after("init", Condition.SUCCESS)));
        assertSteps("start init");

        started("init");
        assertSteps();
        ended("init", 0);
        assertSteps("start main");
    }

    @Test
    void a_container_that_waits_for_an_end_does_not_mind_a_failure() {
        begin(ATask.of(sidecar("init"), essential("main").after("init", Condition.COMPLETE)));
        started("init");
        ended("init", 1);

        assertSteps("start init", "start main");
    }

    @Test
    void when_what_it_depends_on_has_failed_the_task_fails_without_its_essential_container() {
        begin(ATask.of(sidecar("init"), sidecar("proxy"), essential("main").after("init", Condition.SUCCESS)));
        started("init");
        started("proxy");
        steps.clear();

        ended("init", 3);
        assertSteps("give up main", "end", "stop proxy 30");
        ended("proxy", 143);

        assertSteps(
                "failed to start: CannotStartContainerError: container init, whose success it depends on, ended with exit code 3");
        assertThat(end.orElseThrow().containers()).extracting(ContainerEnd::name, ContainerEnd::exitCode).containsExactly(
                tuple("init", Optional.of(3)),
                tuple("proxy", Optional.of(143)),
                tuple("main", Optional.empty()));
    }

    @Test
    void the_end_of_an_essential_container_stops_the_others_and_is_the_end_of_the_task() {
        begin(ATask.of(essential("main"), sidecar("proxy")));
        started("main");
        started("proxy");
        steps.clear();

        ended("main", 0);
        assertSteps("end", "stop proxy 30");
        ended("proxy", 137);
        assertSteps("exited 0");
    }

    @Test
    void the_end_of_another_container_changes_nothing() {
        begin(ATask.of(essential("main"), sidecar("proxy")));
        started("main");
        started("proxy");
        steps.clear();

        ended("proxy", 1);
        assertSteps();
        ended("main", 0);
        assertSteps("end", "exited 0");
    }

    @Test
    void an_essential_container_that_fails_decides_whatever_becomes_of_those_that_are_stopped() {
        begin(ATask.of(essential("one"), essential("other")));
        started("one");
        started("other");
        ended("one", 0);
        ended("other", 143);
        assertThat(steps).last().isEqualTo("exited 0");

        begin(ATask.of(essential("one"), essential("other")));
        started("one");
        started("other");
        ended("other", 5);
        ended("one", 0);
        assertThat(steps).last().isEqualTo("exited 5");
    }

    @Test
    void a_container_is_stopped_after_those_that_depend_on_it_and_in_its_own_time() {
        begin(ATask.of(sidecar("database").stoppingWithin(Duration.ofSeconds(90)),
                sidecar("server").after("database", Condition.START), essential("main").after("server", Condition.START)));
        started("database");
        started("server");
        started("main");
        steps.clear();

        ended("main", 0);
        assertSteps("end", "stop server 30");
        ended("server", 143);
        assertSteps("stop database 90");
        ended("database", 143);
        assertSteps("exited 0");
    }

    @Test
    void what_runs_only_after_the_end_has_begun_is_stopped_at_once_and_what_waits_never_runs() {
        begin(ATask.of(essential("main"), sidecar("slow"), sidecar("late").after("slow", Condition.START)));
        started("main");
        ended("main", 2);
        steps.clear();

        started("slow");
        assertSteps("stop slow 30");
        ended("slow", 143);
        assertSteps("exited 2");
        assertThat(end.orElseThrow().containers().getLast().reason())
                .contains("CannotStartContainerError: the task ended before it began");
    }

    @Test
    void an_essential_container_that_cannot_be_started_ends_the_task() {
        begin(ATask.of(essential("main"), sidecar("proxy")));
        started("proxy");
        steps.clear();

        failed("main", "CannotStartContainerError: no such program");
        assertSteps("give up main", "end", "stop proxy 30");
        ended("proxy", 143);
        assertSteps("failed to start: CannotStartContainerError: no such program");
    }

    @Test
    void another_container_that_cannot_be_started_takes_only_those_with_it_that_depend_on_it() {
        begin(ATask.of(essential("main"), sidecar("proxy"), sidecar("probe").after("proxy", Condition.START)));
        started("main");
        failed("proxy", "CannotPullContainerError: none");
        ended("main", 0);

        assertThat(steps).containsExactly("start main", "start proxy", "give up proxy", "give up probe", "end", "exited 0");
        assertThat(end.orElseThrow().containers().getLast().reason())
                .contains("CannotStartContainerError: container proxy, which it depends on, did not run");
    }

    @Test
    void nobody_waits_longer_than_the_start_timeout() {
        begin(ATask.of(sidecar("init").startingWithin(Duration.ofSeconds(60)),
                essential("main").after("init", Condition.COMPLETE)));
        started("init");
        steps.clear();

        on(new TaskEvent.StartTimedOut("init", now));
        assertSteps("give up main", "end", "stop init 30");
        ended("init", 143);
        assertSteps(
                "failed to start: CannotStartContainerError: container init, which it depends on, did not end within its start"
                        + " timeout");
    }

    @Test
    void a_start_timeout_that_was_kept_changes_nothing() {
        begin(ATask.of(sidecar("init").startingWithin(Duration.ofSeconds(60)),
                essential("main").after("init", Condition.COMPLETE)));
        started("init");
        ended("init", 0);
        steps.clear();

        on(new TaskEvent.StartTimedOut("init", now));
        assertSteps();
    }

    @Test
    void a_stop_reaches_every_container() {
        begin(ATask.of(essential("main"), sidecar("proxy")));
        started("main");
        started("proxy");
        steps.clear();

        on(new TaskEvent.StopRequested(now, Duration.ofSeconds(7)));
        assertSteps("end", "stop main 7", "stop proxy 7");
        ended("proxy", 0);
        ended("main", 143);
        assertSteps("exited 143");
    }

    @Test
    void a_pod_prepares_one_after_the_other_and_then_runs_all_to_their_ends() {
        begin(ATask.pod(sidecar("fetch"), sidecar("check"), essential("main"), essential("other")));
        assertSteps("start fetch");
        started("fetch");
        ended("fetch", 0);
        assertSteps("start check");
        started("check");
        ended("check", 0);
        assertSteps("start main", "start other");
        started("main");
        started("other");

        ended("main", 0);
        assertSteps();
        ended("other", 0);
        assertSteps("end", "exited 0");
    }

    @Test
    void a_pod_fails_with_the_first_container_that_fails_and_the_others_run_on() {
        begin(ATask.pod(essential("main"), essential("other"), essential("third")));
        Stream.of("main", "other", "third").forEach(this::started);
        steps.clear();

        ended("other", 5);
        assertSteps();
        ended("main", 0);
        ended("third", 6);
        assertSteps("end", "exited 5");
    }

    @Test
    void a_pod_whose_preparation_fails_fails_with_its_exit_code_and_runs_nothing_more() {
        begin(ATask.pod(sidecar("fetch"), sidecar("check"), essential("main")));
        started("fetch");
        steps.clear();

        ended("fetch", 3);
        assertSteps("give up check", "give up main", "end", "exited 3");
    }

    @Test
    void a_container_of_a_pod_that_cannot_be_started_ends_the_pod_with_its_reason() {
        begin(ATask.pod(essential("main"), essential("other")));
        started("other");
        steps.clear();

        failed("main", "CannotStartContainerError: no such program");
        assertSteps("give up main", "end", "stop other 30");
        ended("other", 0);
        assertSteps("failed to start: CannotStartContainerError: no such program");
    }

    @Test
    void a_pod_that_cannot_prepare_says_why() {
        begin(ATask.pod(sidecar("fetch"), essential("main")),
                Map.of("fetch", new ContainerState.NeverRan(now, "CannotPullContainerError: none", true)), false);

        assertSteps("give up main", "end", "failed to start: CannotPullContainerError: none");
    }

    @Test
    void a_pod_that_is_stopped_does_not_succeed_because_one_of_it_had() {
        begin(ATask.pod(essential("main"), essential("other")));
        started("main");
        started("other");
        ended("main", 0);
        steps.clear();

        on(new TaskEvent.StopRequested(now, Duration.ofSeconds(7)));
        assertSteps("end", "stop other 7");
        ended("other", 143);
        assertSteps("exited 143");
    }

    @Test
    void containers_that_wait_for_one_another_fail_the_task() {
        begin(ATask.of(essential("one").after("other", Condition.START), essential("other").after("one", Condition.START)));

        assertSteps("give up one", "give up other", "end",
                "failed to start: CannotStartContainerError: the containers of the task wait for one another");
    }

    @Test
    void after_a_restart_what_has_run_is_not_started_again_and_the_rest_follows() {
        begin(ATask.of(sidecar("init"), essential("main").after("init", Condition.SUCCESS), sidecar("proxy")),
                Map.of("init", new ContainerState.Running(now, false), "proxy", new ContainerState.Running(now, false)), false);
        assertSteps();

        ended("init", 0);
        assertSteps("start main");
    }

    @Test
    void after_a_restart_a_task_that_was_ending_ends_as_it_would_have() {
        begin(ATask.of(essential("main"), essential("proxy"), sidecar("late").after("proxy", Condition.SUCCESS)),
                Map.of("main", new ContainerState.Running(now, false), "proxy", new ContainerState.Running(now, false)), true);
        assertSteps("stop main 30", "stop proxy 30");

        ended("main", 0);
        ended("proxy", 143);
        assertSteps("exited 0");
    }

    @Test
    void after_a_restart_the_first_to_end_decides_in_whatever_order_their_ends_are_heard() {
        begin(ATask.of(essential("proxy"), essential("main").after("proxy", Condition.START)),
                Map.of("main", new ContainerState.Running(now, false), "proxy", new ContainerState.Running(now, false)), true);
        assertSteps("stop main 30");

        ended("proxy", 143);
        on(new TaskEvent.Ended("main", new Exit(Instant.EPOCH, Instant.EPOCH, 0, Optional.empty())));
        assertSteps("exited 0");
    }

    @Test
    void after_a_restart_what_was_given_up_before_stays_so() {
        begin(ATask.of(essential("main"), sidecar("init").startingWithin(Duration.ofSeconds(60)),
                sidecar("late").after("init", Condition.COMPLETE)),
                Map.of("main", new ContainerState.Running(now, false), "init", new ContainerState.Running(now, false), "late",
                        new ContainerState.NeverRan(now, "init took too long", true)),
                false);

        ended("init", 0);
        ended("main", 0);
        assertSteps("end", "exited 0");
    }

    private void begin(TaskSpec task) {
        begin(task, Map.of(), false);
    }

    private void begin(TaskSpec task, Map<String, ContainerState> known, boolean ending) {
        run = new TaskRun(task, known, ending);
        on(new TaskEvent.Begun(now));
    }

    private void started(String container) {
        on(new TaskEvent.Started(container, now));
    }

    private void ended(String container, int code) {
        on(new TaskEvent.Ended(container, new Exit(now, now, code, Optional.empty())));
    }

    private void failed(String container, String reason) {
        on(new TaskEvent.FailedToStart(container, now, reason));
    }

    private void on(TaskEvent event) {
        now = now.plusSeconds(1);
        run.on(event).forEach(step -> steps.add(switch (step) {
            case TaskStep.Start start -> "start " + start.container().name();
            case TaskStep.Stop stop -> "stop " + stop.container() + " " + stop.grace().toSeconds();
            case TaskStep.GiveUp lost -> "give up " + lost.container();
            case TaskStep.BeginToEnd _ -> "end";
            case TaskStep.Finish finish -> text(finish.end());
        }));
    }

    private String text(TaskEnd how) {
        end = Optional.of(how);
        return switch (how) {
            case TaskEnd.Exited exited -> "exited " + exited.exit().code();
            case TaskEnd.FailedToStart failed -> "failed to start: " + failed.reason();
        };
    }

    private void assertSteps(String... expected) {
        assertThat(steps).containsExactly(expected);
        steps.clear();
    }
}

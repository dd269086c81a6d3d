package dev.longshore.standalone;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.batch.model.AttemptDetail;
import software.amazon.awssdk.services.batch.model.ClientException;
import software.amazon.awssdk.services.batch.model.JobDependency;
import software.amazon.awssdk.services.batch.model.JobDetail;
import software.amazon.awssdk.services.batch.model.JobStatus;
import software.amazon.awssdk.services.batch.model.JobSummary;
import software.amazon.awssdk.services.batch.model.KeyValuePair;

import dev.longshore.store.StoreSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What users see of jobs, through AWS's own clients, with every real part in between. For each runtime alike. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JobStories {

    private StandaloneSystem system;
    private BatchUser user;
    private String queue;

    abstract String runtime();

    @BeforeAll
    void start(@TempDir Path home) {
        Logging.to(home.resolve("logs"));
        system = StandaloneSystem.start(new Options(home, 0, runtime(), false, StoreSettings.ofHeap(), List.of()));
        user = new BatchUser(system.endpoint());
        queue = user.queueOf(16);
    }

    @AfterAll
    void stop() {
        user.close();
        system.close();
    }

    @Test
    void a_job_runs_and_its_exit_code_times_and_log_are_shown() {
        String definition = user.definitionOf("echo hello $WHO; echo from $AWS_BATCH_JOB_ATTEMPT");

        String id = user.submit(queue, definition, job -> job.containerOverrides(
                container -> container.environment(KeyValuePair.builder().name("WHO").value("world").build())));

        JobDetail job = user.awaitEnd(id);
        assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(job.container().exitCode()).isZero();
        assertThat(job.createdAt()).isLessThanOrEqualTo(job.startedAt());
        assertThat(job.startedAt()).isLessThanOrEqualTo(job.stoppedAt());
        assertThat(job.attempts()).hasSize(1);
        await().untilAsserted(
                () -> assertThat(user.linesOf(job.container().logStreamName())).containsExactly("hello world", "from 1"));
        assertThat(user.batch().listJobs(list -> list.jobQueue(queue).jobStatus(JobStatus.SUCCEEDED)).jobSummaryList())
                .extracting(JobSummary::jobId).contains(id);
    }

    @Test
    void each_child_of_an_array_has_its_own_index() {
        String array = user.submit(queue, user.definitionOf("echo child $AWS_BATCH_JOB_ARRAY_INDEX"),
                job -> job.arrayProperties(properties -> properties.size(5)));

        JobDetail parent = user.awaitEnd(array);

        assertThat(parent.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(parent.arrayProperties().statusSummary()).containsEntry("SUCCEEDED", 5);
        assertThat(user.batch().listJobs(list -> list.arrayJobId(array).jobStatus(JobStatus.SUCCEEDED)).jobSummaryList())
                .hasSize(5);
        await().untilAsserted(() -> assertThat(IntStream.range(0, 5).mapToObj(index -> user.describe(array + ":" + index))
                .map(child -> user.linesOf(child.container().logStreamName())))
                .containsExactly(List.of("child 0"), List.of("child 1"), List.of("child 2"), List.of("child 3"),
                        List.of("child 4")));
    }

    @Test
    void a_chain_runs_one_after_another_also_when_the_first_is_slow() {
        String first = user.submit(queue, user.definitionOf("sleep 1"));
        String second = user.submit(queue, user.definitionOf("exit 0"), job -> job.dependsOn(on(first)));
        String third = user.submit(queue, user.definitionOf("exit 0"), job -> job.dependsOn(on(second)));

        user.awaitStatus(first, JobStatus.RUNNING, JobStatus.SUCCEEDED);
        assertThat(user.describe(third).status()).isEqualTo(JobStatus.PENDING);
        assertThat(user.awaitEnd(third).status()).isEqualTo(JobStatus.SUCCEEDED);

        assertThat(user.describe(second).startedAt()).isGreaterThanOrEqualTo(user.describe(first).stoppedAt());
        assertThat(user.describe(third).startedAt()).isGreaterThanOrEqualTo(user.describe(second).stoppedAt());
    }

    @Test
    void a_job_that_exits_3_with_two_attempts_fails_after_both() {
        String id = user.submit(queue, user.definitionOf("exit 3"), job -> job.retryStrategy(retry -> retry.attempts(2)));

        JobDetail job = user.awaitEnd(id);

        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(job.attempts()).hasSize(2).extracting(attempt -> attempt.container().exitCode()).containsExactly(3, 3);
        assertThat(job.attempts()).extracting(AttemptDetail::statusReason).containsOnly("Essential container in task exited");
        assertThat(job.container().exitCode()).isEqualTo(3);
    }

    @Test
    void a_job_is_tried_again_until_it_succeeds() {
        String id = user.submit(queue, user.definitionOf("test $AWS_BATCH_JOB_ATTEMPT = 3"),
                job -> job.retryStrategy(retry -> retry.attempts(5)));

        JobDetail job = user.awaitEnd(id);

        assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(job.attempts()).hasSize(3);
    }

    @Test
    void a_job_whose_dependency_fails_fails_too() {
        String first = user.submit(queue, user.definitionOf("exit 1"));
        String second = user.submit(queue, user.definitionOf("exit 0"), job -> job.dependsOn(on(first)));

        JobDetail job = user.awaitEnd(second);

        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(job.statusReason()).isEqualTo("Dependent Job failed");
        assertThat(job.attempts()).isEmpty();
    }

    @Test
    void a_failed_child_fails_its_array_and_stops_what_depends_on_it() {
        String array = user.submit(queue, user.definitionOf("test $AWS_BATCH_JOB_ARRAY_INDEX -ne 1"),
                job -> job.arrayProperties(properties -> properties.size(3)));
        String merge = user.submit(queue, user.definitionOf("exit 0"), job -> job.dependsOn(on(array)));

        assertThat(user.awaitEnd(merge).status()).isEqualTo(JobStatus.FAILED);
        assertThat(user.describe(array).arrayProperties().statusSummary()).containsEntry("SUCCEEDED", 2).containsEntry("FAILED",
                1);
    }

    @Test
    void the_containers_of_a_job_run_as_they_depend_on_one_another_and_each_is_shown_with_its_log() {
        new MultiContainerStory(user, queue).succeeds();
    }

    @Test
    void a_job_fails_when_its_essential_container_depends_on_one_that_fails() {
        new MultiContainerStory(user, queue).fails();
    }

    @Test
    void a_pod_prepares_and_runs_and_each_of_its_containers_is_shown_with_its_end() {
        new PodStory(user).succeeds();
    }

    @Test
    void a_pod_whose_preparation_fails_fails_with_its_exit_code_at_each_attempt() {
        new PodStory(user).fails();
    }

    @Test
    void a_pod_that_needs_what_only_a_cluster_has_fails_and_says_so() {
        new PodStory(user).cannotStart();
    }

    @Test
    void a_waiting_job_is_cancelled_and_a_running_one_is_terminated() {
        String running = user.submit(queue, user.definitionOf("trap 'exit 1' TERM; sleep 100 & wait"));
        String waiting = user.submit(queue, user.definitionOf("exit 0"), job -> job.dependsOn(on(running)));
        user.awaitStatus(running, JobStatus.RUNNING);

        user.batch().cancelJob(request -> request.jobId(waiting).reason("not needed"));
        user.batch().terminateJob(request -> request.jobId(running).reason("too slow"));

        assertThat(user.awaitEnd(waiting)).extracting(JobDetail::status, JobDetail::statusReason).containsExactly(
                JobStatus.FAILED,
                "not needed");
        assertThat(user.awaitEnd(running)).extracting(JobDetail::status, JobDetail::statusReason).containsExactly(
                JobStatus.FAILED,
                "too slow");
        assertThat(user.describe(running).isTerminated()).isTrue();
    }

    @Test
    void a_queue_shows_who_is_first_and_takes_a_limit_at_any_time() {
        new LifeOfAQueueStory(user).showsItsFrontAndTakesALimit();
    }

    @Test
    void the_jobs_of_a_deleted_queue_end_and_its_environment_goes_after_it() {
        new LifeOfAQueueStory(user).ends();
    }

    @Test
    void a_job_too_large_for_its_queue_is_taken_and_waits_with_the_reason() {
        String id = user.submit(queue, user.definitionOf("exit 0", 64, _ -> {}));

        await().untilAsserted(
                () -> assertThat(user.describe(id)).extracting(JobDetail::status, JobDetail::statusReason).satisfies(
                        values -> assertThat(values.toString())
                                .startsWith("[RUNNABLE, MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE")));
        user.batch().terminateJob(request -> request.jobId(id).reason("tidy up"));
        user.awaitEnd(id);
    }

    @Test
    void what_is_wrong_is_refused_and_nothing_is_stored() {
        String definition = user.definitionOf("exit 0");
        List<String> before = namesIn(queue);

        assertThatThrownBy(() -> user.submit("no-such-queue", definition)).isInstanceOf(ClientException.class);
        assertThatThrownBy(() -> user.submit(queue, "no-such-definition")).isInstanceOf(ClientException.class);
        assertThatThrownBy(() -> user.submit(queue, definition, job -> job.jobName("no good")))
                .isInstanceOf(ClientException.class);
        assertThatThrownBy(() -> user.submit(queue, definition, job -> job.dependsOn(on("4f1c5a53-0000-4000-8000-000000000001"))))
                .isInstanceOf(ClientException.class);
        assertThatThrownBy(
                () -> user.submit(queue, definition, job -> job.arrayProperties(properties -> properties.size(10_001))))
                .isInstanceOf(ClientException.class);

        assertThat(namesIn(queue)).containsExactlyInAnyOrderElementsOf(before);
    }

    private List<String> namesIn(String queue) {
        return JobStatus.knownValues().stream()
                .flatMap(status -> user.batch().listJobsPaginator(list -> list.jobQueue(queue).jobStatus(status)).jobSummaryList()
                        .stream())
                .map(JobSummary::jobName).toList();
    }

    private static JobDependency on(String job) {
        return JobDependency.builder().jobId(job).build();
    }
}

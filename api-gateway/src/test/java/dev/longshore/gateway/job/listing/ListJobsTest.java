package dev.longshore.gateway.job.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.batch.model.ClientException;
import software.amazon.awssdk.services.batch.model.JobSummary;
import software.amazon.awssdk.services.batch.model.KeyValuesPair;
import software.amazon.awssdk.services.batch.model.ListJobsRequest;
import software.amazon.awssdk.services.batch.model.ListJobsResponse;

import dev.longshore.contracts.job.JobStatus;
import dev.longshore.gateway.job.AStatus;
import dev.longshore.gateway.job.JobTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ListJobsTest extends JobTest {

    @Test
    void jobs_that_run_are_listed_unless_another_status_is_asked_for() {
        String waiting = submit();
        String running = submit();
        scheduler.say(scheduler.of(running).running(1));
        await(running, JobStatus.RUNNING);

        assertThat(ids(_ -> {})).containsExactly(running);
        assertThat(ids(request -> request.jobStatus("SUBMITTED"))).containsExactly(waiting);
        assertThat(ids(request -> request.jobStatus("FAILED"))).isEmpty();
    }

    @Test
    void pages_hold_each_job_once_newest_first() {
        List<String> submitted = IntStream.range(0, 7).mapToObj(_ -> submit()).toList();
        List<JobSummary> listed = new ArrayList<>();

        batch.listJobsPaginator(request -> request.jobQueue(queue).jobStatus("SUBMITTED").maxResults(3)).jobSummaryList()
                .forEach(listed::add);

        assertThat(listed).extracting(JobSummary::jobId).containsExactlyInAnyOrderElementsOf(submitted);
        assertThat(listed).extracting(JobSummary::createdAt).isSortedAccordingTo((one, other) -> Long.compare(other, one));
    }

    @Test
    void filters_find_jobs_of_any_status() {
        String one = submit(request -> request.jobName("Nightly-one"));
        String two = submit(request -> request.jobName("nightly-two"));
        String other = submit(request -> request.jobName("other"));
        scheduler.say(scheduler.of(two).running(1));
        await(two, JobStatus.RUNNING);
        long moment = describe(other).createdAt();

        assertThat(filtered("JOB_NAME", "nightly-ONE")).containsExactly(one);
        assertThat(filtered("JOB_NAME", "NIGHTLY*")).containsExactlyInAnyOrder(one, two);
        assertThat(filtered("JOB_NAME", "*")).containsExactlyInAnyOrder(one, two, other);
        assertThat(filtered("JOB_DEFINITION", definition)).hasSize(3);
        assertThat(filtered("JOB_DEFINITION", definition.substring(0, 12) + "*")).hasSize(3);
        assertThat(filtered("JOB_DEFINITION", describe(one).jobDefinition())).hasSize(3);
        assertThat(filtered("JOB_DEFINITION", "another")).isEmpty();
        assertThat(filtered("BEFORE_CREATED_AT", String.valueOf(moment + 1))).contains(one, two, other);
        assertThat(filtered("AFTER_CREATED_AT", String.valueOf(moment))).isEmpty();
    }

    @Test
    void a_list_by_the_beginning_of_a_name_goes_on_behind_its_page() {
        for (String name : List.of("batch-b", "batch-a", "batch-b", "batch-c")) {
            submit(request -> request.jobName(name));
        }
        KeyValuesPair filter = KeyValuesPair.builder().name("JOB_NAME").values("batch*").build();

        List<String> names = batch.listJobsPaginator(request -> request.jobQueue(queue).filters(filter).maxResults(1))
                .jobSummaryList().stream().map(JobSummary::jobName).toList();

        assertThat(names).containsExactly("batch-c", "batch-b", "batch-b", "batch-a");
    }

    @Test
    void children_are_listed_by_index_those_never_told_of_as_their_array_says() {
        String array = submit(request -> request.arrayProperties(properties -> properties.size(5)));
        AStatus child = scheduler.of(array + ":2");
        scheduler.say(scheduler.of(array).array(JobStatus.PENDING, JobStatus.RUNNABLE,
                Map.of(JobStatus.RUNNABLE, 4, JobStatus.RUNNING, 1)), child.running(1));
        await(array + ":2", JobStatus.RUNNING);
        ListJobsResponse first = batch
                .listJobs(request -> request.arrayJobId(array).jobStatus("RUNNABLE").maxResults(3));

        assertThat(first.jobSummaryList()).extracting(job -> job.arrayProperties().index()).containsExactly(0, 1, 3);
        assertThat(batch.listJobs(request -> request.arrayJobId(array).jobStatus("RUNNABLE").nextToken(first.nextToken()))
                .jobSummaryList()).extracting(JobSummary::jobId).containsExactly(array + ":4");
        assertThat(batch.listJobs(request -> request.arrayJobId(array)).jobSummaryList()).extracting(JobSummary::jobId)
                .containsExactly(array + ":2");
        assertThat(ids(request -> request.jobStatus("PENDING"))).containsExactly(array);
    }

    @Test
    void a_list_of_nothing_of_two_things_or_with_a_foreign_token_is_refused() {
        submit();
        submit();
        String token = batch.listJobs(request -> request.jobQueue(queue).jobStatus("SUBMITTED").maxResults(1)).nextToken();

        assertThat(token).isNotNull();
        refused(_ -> {}, "exactly one");
        refused(request -> request.jobQueue(queue).arrayJobId("1"), "exactly one");
        refused(request -> request.jobQueue("nowhere"), "nowhere");
        refused(request -> request.arrayJobId("nothing"), "nothing");
        refused(request -> request.jobQueue(queue).jobStatus("FAILED").nextToken(token), "nextToken");
        refused(request -> request.jobQueue(queue).jobStatus("SUBMITTED").nextToken("x" + token), "nextToken");
        refused(request -> request.jobQueue(queue)
                .filters(KeyValuesPair.builder().name("COLOUR").values("blue").build()), "COLOUR");
    }

    private void refused(Consumer<ListJobsRequest.Builder> request, String because) {
        assertThatThrownBy(() -> batch.listJobs(request)).isInstanceOf(ClientException.class).hasMessageContaining(because);
    }

    private List<String> filtered(String name, String value) {
        return ids(request -> request.filters(KeyValuesPair.builder().name(name).values(value).build()));
    }

    private List<String> ids(Consumer<ListJobsRequest.Builder> change) {
        return batch.listJobs(request -> change.accept(request.jobQueue(queue))).jobSummaryList()
                .stream().map(JobSummary::jobId).toList();
    }
}

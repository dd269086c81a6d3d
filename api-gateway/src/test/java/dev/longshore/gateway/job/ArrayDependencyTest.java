package dev.longshore.gateway.job;

import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.batch.model.ArrayJobDependency;
import software.amazon.awssdk.services.batch.model.ClientException;
import software.amazon.awssdk.services.batch.model.JobDependency;

import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.job.JobDependency.Kind;
import dev.longshore.contracts.job.JobStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ArrayDependencyTest extends JobTest {

    private static final JobDependency SEQUENTIAL = JobDependency.builder().type(ArrayJobDependency.SEQUENTIAL).build();

    @Test
    void the_children_of_an_array_may_wait_for_those_before_them_and_for_another_job() {
        String before = submit();

        String id = submit(request -> request.arrayProperties(array -> array.size(3)).dependsOn(SEQUENTIAL, on(before)));

        JobSubmitted message = scheduler.hear(JobSubmitted.class, id);
        assertThat(message.terms().sequential()).isTrue();
        assertThat(message.dependsOn()).singleElement().satisfies(one -> {
            assertThat(one.job()).hasToString(before);
            assertThat(one.kind()).isEqualTo(Kind.WHOLE);
        });
        assertThat(describe(id).dependsOn()).containsExactly(SEQUENTIAL, on(before));
    }

    @Test
    void the_children_of_an_array_may_wait_for_those_of_another_of_the_same_size() {
        String before = array(3);

        String id = submit(request -> request.arrayProperties(array -> array.size(3)).dependsOn(byIndex(before)));

        assertThat(scheduler.hear(JobSubmitted.class, id).dependsOn()).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(Kind.N_TO_N);
            assertThat(one.knownOutcome()).isEmpty();
        });
        assertThat(describe(id).dependsOn()).containsExactly(byIndex(before));
    }

    @Test
    void of_an_array_that_has_ended_it_is_told_which_children_failed() {
        String some = array(3);
        scheduler.say(scheduler.of(some + ":2").exited(JobStatus.FAILED, 1, 7), scheduler.of(some + ":0").exited(
                JobStatus.SUCCEEDED, 1, 0),
                scheduler.of(some).array(JobStatus.FAILED, JobStatus.RUNNABLE, Map.of(JobStatus.FAILED, 1,
                        JobStatus.SUCCEEDED, 2)));
        String rest = array(3);
        scheduler.say(scheduler.of(rest + ":1").exited(JobStatus.SUCCEEDED, 1, 0), scheduler.of(rest).array(JobStatus.FAILED,
                JobStatus.FAILED, Map.of(JobStatus.FAILED, 2, JobStatus.SUCCEEDED, 1)));
        await(some, JobStatus.FAILED);
        await(rest, JobStatus.FAILED);

        String id = submit(request -> request.arrayProperties(array -> array.size(3)).dependsOn(byIndex(some), byIndex(rest)));

        assertThat(scheduler.hear(JobSubmitted.class, id).dependsOn())
                .allSatisfy(one -> assertThat(one.knownOutcome()).contains(JobStatus.FAILED))
                .extracting(dev.longshore.contracts.job.JobDependency::failedChildren)
                .containsExactly(java.util.List.of(2), java.util.List.of(0, 2));
    }

    @Test
    void what_cannot_be_bound_so_is_refused() {
        String three = array(3);
        String single = submit();

        refused("has 3 children, this one 4", () -> submit(request -> request.arrayProperties(array -> array.size(4))
                .dependsOn(byIndex(three))));
        refused("has 3 children, this one 0", () -> submit(request -> request.dependsOn(byIndex(three))));
        refused("has 0 children, this one 3", () -> submit(request -> request.arrayProperties(array -> array.size(3))
                .dependsOn(byIndex(single))));
        refused("is for arrays", () -> submit(request -> request.dependsOn(SEQUENTIAL)));
        refused("leave out its jobId", () -> submit(request -> request.arrayProperties(array -> array.size(3))
                .dependsOn(SEQUENTIAL.toBuilder().jobId(three).build())));
        refused("needs a jobId", () -> submit(request -> request.dependsOn(JobDependency.builder().build())));
        refused("depend on its array", () -> submit(request -> request.dependsOn(on(three + ":1"))));
        refused("depend on its job", () -> submit(request -> request.dependsOn(on(single + "#1"))));
        refused("as longshore.gateway.max-array-size says",
                () -> submit(request -> request.arrayProperties(array -> array.size(10_001))));
    }

    private String array(int size) {
        return submit(request -> request.arrayProperties(array -> array.size(size)));
    }

    private static JobDependency byIndex(String jobId) {
        return on(jobId).toBuilder().type(ArrayJobDependency.N_TO_N).build();
    }

    private static void refused(String because, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(ClientException.class).hasMessageContaining(because);
    }
}

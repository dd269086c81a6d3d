package dev.longshore.gateway.job.submission;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.JobDependency;
import dev.longshore.contracts.job.JobDependency.Kind;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.job.RetryStrategy;
import dev.longshore.contracts.job.TaskSpec;
import dev.longshore.contracts.job.TaskSpec.TaskContainer;
import dev.longshore.contracts.job.Workload;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.api.ClientException;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class SubmissionSizeTest {

    private static final List<Integer> FAILED = IntStream.range(0, 10_000).boxed().toList();

    @Test
    void one_that_depends_on_many_arrays_whose_children_have_all_failed_is_refused() {
        assertThatNoException().isThrownBy(() -> SubmissionSize.check(dependingOn(5)));

        assertThatExceptionOfType(ClientException.class).isThrownBy(() -> SubmissionSize.check(dependingOn(20)))
                .withMessageContaining("of which at most 900000 can be sent");
    }

    @Test
    void a_task_whose_commands_become_too_many_bytes_is_refused() {
        assertThatNoException().isThrownBy(() -> SubmissionSize.check(ofContainersThatSay("x")));

        assertThatExceptionOfType(ClientException.class).isThrownBy(() -> SubmissionSize.check(ofContainersThatSay("\u0001")))
                .withMessageContaining("of which at most 900000 can be sent");
    }

    /** As many as a task may have, each with as long a command as it may have. */
    private static JobSubmitted ofContainersThatSay(String character) {
        ContainerSpec container = container(character.repeat(30_720));
        return submitted(new TaskSpec(IntStream.range(0, 10).mapToObj(name -> new TaskContainer("c" + name, true, List.of(),
                Optional.empty(), Optional.empty(), container)).toList()), List.of());
    }

    private static JobSubmitted dependingOn(int arrays) {
        JobDependency dependency = new JobDependency(id(), Kind.N_TO_N, Optional.of(JobStatus.FAILED), FAILED);
        return submitted(container(), Collections.nCopies(arrays, dependency));
    }

    private static ContainerSpec container(String... command) {
        return ContainerSpec.of("busybox", List.of(command), Resources.of(1, 4));
    }

    private static JobSubmitted submitted(Workload workload, List<JobDependency> dependencies) {
        return new JobSubmitted(id(), "job", Arn.batch("eu-west-1", "123456789012", "job-queue", "q"), "definition",
                Instant.EPOCH, workload, RetryStrategy.NONE, Optional.empty(), Optional.of(10_000), dependencies);
    }

    private static JobId id() {
        return JobId.of(UUID.randomUUID().toString());
    }
}

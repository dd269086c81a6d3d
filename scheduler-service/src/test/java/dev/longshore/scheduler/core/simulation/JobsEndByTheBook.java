package dev.longshore.scheduler.core.simulation;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.status.JobStatusChanged;

import static org.assertj.core.api.Assertions.assertThat;

/** In a quiet scenario each job, and each child, ends as {@link EndsByTheBook} foretells, whenever the scheduler was restarted. */
final class JobsEndByTheBook {

    private JobsEndByTheBook() {}

    static void check(World world) {
        List<JobSubmitted> jobs = world.gateway().submitted();
        EndsByTheBook book = new EndsByTheBook(jobs, world::planOf);
        jobs.stream().flatMap(JobsEndByTheBook::withChildren).forEach(job -> book.of(job)
                .ifPresent(
                        end -> assertThat(seen(world, job)).as("end of %s: %s", job, world.gateway().view(job)).isEqualTo(end)));
    }

    private static Stream<JobId> withChildren(JobSubmitted job) {
        return Stream.concat(Stream.of(job.job()),
                IntStream.range(0, job.arraySize().orElse(0)).mapToObj(index -> job.job().child(index)));
    }

    private static EndsByTheBook.End seen(World world, JobId job) {
        Optional<JobStatusChanged> told = world.gateway().view(job);
        JobStatus status = told.map(JobStatusChanged::status).orElseGet(() -> world.gateway().view(job.parent()).orElseThrow()
                .array().orElseThrow().untouchedStatus());
        return new EndsByTheBook.End(status, told.map(known -> known.attempts().size()).orElse(0));
    }
}

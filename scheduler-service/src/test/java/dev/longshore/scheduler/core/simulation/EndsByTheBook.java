package dev.longshore.scheduler.core.simulation;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.JobDependency;
import dev.longshore.contracts.job.JobDependency.Kind;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;

/**
 * How each job must end where no host is lost and no user interferes: from what was submitted and what each attempt does, without any
 * scheduler. Nothing is said of a job for which it depends on moments whether its timeout comes first.
 */
final class EndsByTheBook {

    /** By so much the scheduler may be late with a stop. */
    private static final Duration LATE = Duration.ofSeconds(8);

    private final Map<JobId, JobSubmitted> submitted = new HashMap<>();
    private final Function<AttemptId, Plan> plans;
    private final Map<JobId, Optional<End>> ends = new HashMap<>();

    EndsByTheBook(Iterable<JobSubmitted> jobs, Function<AttemptId, Plan> plans) {
        jobs.forEach(job -> submitted.put(job.job(), job));
        this.plans = plans;
    }

    /** @param attempts how many were made; 0 for an array as a whole */
    record End(JobStatus status, int attempts) {}

    /** Of a single job, an array or a child; nothing where it cannot be foretold. */
    Optional<End> of(JobId job) {
        if (!ends.containsKey(job)) {
            ends.put(job, find(job));
        }
        return ends.get(job);
    }

    private Optional<End> find(JobId job) {
        JobSubmitted spec = submitted.get(job.parent());
        if (job.isChild() || spec.arraySize().isEmpty()) {
            return prerequisites(job, spec).map(this::of)
                    .reduce(Optional.of(new End(JobStatus.SUCCEEDED, 0)), EndsByTheBook::both)
                    .flatMap(before -> before.status() == JobStatus.FAILED && !spec.terms().afterAnyEnd()
                            ? Optional.of(new End(JobStatus.FAILED, 0))
                            : tries(job, spec));
        }
        return IntStream.range(0, spec.arraySize().get()).mapToObj(index -> of(job.child(index)))
                .reduce(Optional.of(new End(JobStatus.SUCCEEDED, 0)), EndsByTheBook::both);
    }

    private static Stream<JobId> prerequisites(JobId job, JobSubmitted spec) {
        Stream<JobId> others = spec.dependsOn().stream().map(dependency -> other(job, dependency));
        boolean hasOneBefore = spec.terms().sequential() && job.isChild() && job.index() > 0;
        return hasOneBefore ? Stream.concat(others, Stream.of(job.parent().child(job.index() - 1))) : others;
    }

    private static JobId other(JobId job, JobDependency dependency) {
        return dependency.kind() == Kind.N_TO_N ? dependency.job().child(job.index()) : dependency.job();
    }

    private static Optional<End> both(Optional<End> one, Optional<End> other) {
        return one.flatMap(first -> other.map(second -> new End(
                first.status() == JobStatus.SUCCEEDED ? second.status() : first.status(), 0)));
    }

    private Optional<End> tries(JobId job, JobSubmitted spec) {
        for (int attempt = 1;; attempt++) {
            Plan plan = plans.apply(RunningJobs.attempt(spec, job, attempt));
            Optional<Duration> excess = spec.attemptTimeout().filter(most -> !plan.failsToStart())
                    .map(most -> plan.duration().minus(most));
            if (excess.filter(late -> !late.isNegative() && late.compareTo(LATE) < 0).isPresent()) {
                return Optional.empty();
            }
            if (excess.filter(late -> late.compareTo(LATE) >= 0).isPresent()) {
                return Optional.of(new End(JobStatus.FAILED, attempt));
            }
            if (!plan.failsToStart() && plan.exitCode() == 0) {
                return Optional.of(new End(JobStatus.SUCCEEDED, attempt));
            }
            if (!goesOn(spec, attempt, plan)) {
                return Optional.of(new End(JobStatus.FAILED, attempt));
            }
        }
    }

    private static boolean goesOn(JobSubmitted spec, int attempt, Plan plan) {
        return plan.failsToStart()
                ? StrategyByTheBook.grantsAnother(spec.retryStrategy(), attempt, Optional.empty(),
                        Optional.of(FakeExecutor.NO_IMAGE), Optional.of("Task failed to start"))
                : StrategyByTheBook.grantsAnother(spec.retryStrategy(), attempt,
                        Optional.of(Integer.toString(plan.exitCode())), Optional.empty(),
                        Optional.of("Essential container in task exited"));
    }
}

package dev.longshore.scheduler.core.simulation;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.InstanceRequest.InstanceReleased;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.report.JobReport;
import dev.longshore.contracts.status.JobStatusChanged;
import dev.longshore.contracts.status.Transition;
import dev.longshore.scheduler.core.state.Effect;
import dev.longshore.scheduler.core.state.Executor;

/** Counts what happens, and which state follows which. */
final class Tally implements Observer {

    private final Map<Happening, Long> happenings = new EnumMap<>(Happening.class);
    private final Map<JobStatus, Map<JobStatus, Long>> transitions = new EnumMap<>(JobStatus.class);
    private final Map<JobId, JobStatus> last = new HashMap<>();

    @Override
    public void happened(Happening what) {
        add(what, 1);
    }

    @Override
    public void began(AttemptId attempt, ExecutorId where) {
        happened(Happening.RAN);
    }

    @Override
    public void over(AttemptId attempt, Optional<JobReport> end) {
        end.ifPresent(report -> {
            switch (report) {
                case JobReport.AttemptExited exited when exited.exitCode() != 0 -> happened(Happening.FAILED_EXIT);
                case JobReport.AttemptFailedToStart failed -> happened(Happening.FAILED_TO_START);
                case JobReport.AttemptExited fine -> {
                }
                case JobReport.AttemptStarting never -> {
                }
                case JobReport.AttemptRunning never -> {
                }
            }
        });
    }

    @Override
    public void see(Step step) {
        happened(Happening.TURN);
        step.turn().effects().forEach(this::count);
    }

    private void count(Effect effect) {
        switch (effect) {
            case Effect.Said(JobStatusChanged status) -> count(status);
            case Effect.Said(InstanceReleased released) -> happened(Happening.RELEASED);
            case Effect.EntityPut(Executor executor) when executor.lost() -> happened(Happening.DECLARED_LOST);
            case Effect.Said other -> {
            }
            case Effect.EntityPut other -> {
            }
            case Effect.EntityRemoved removed -> {
            }
            case Effect.Placed placed -> {
            }
        }
    }

    private void count(JobStatusChanged status) {
        JobStatus from = last.getOrDefault(status.job(), first(status));
        for (Transition transition : status.transitions()) {
            count(from, transition.to(), 1);
            count(from, transition);
            from = transition.to();
        }
        last.put(status.job(), status.status());
    }

    private static JobStatus first(JobStatusChanged status) {
        boolean wasHeldBack = !status.transitions().isEmpty() && status.transitions().getFirst().to() == JobStatus.RUNNABLE;
        if (status.job().equals(status.job().parent())) {
            return JobStatus.SUBMITTED;
        }
        return wasHeldBack ? JobStatus.PENDING : JobStatus.RUNNABLE;
    }

    private void count(JobStatus from, Transition transition) {
        boolean wasPlaced = from == JobStatus.STARTING || from == JobStatus.RUNNING;
        if (transition.to() == JobStatus.STARTING) {
            happened(Happening.PLACED);
        } else if (transition.to() == JobStatus.RUNNABLE && wasPlaced) {
            happened(Happening.RETRY);
        }
        transition.reason().ifPresent(this::count);
    }

    private void count(String reason) {
        if (reason.startsWith("Expired:")) {
            happened(Happening.EXPIRED);
        } else if (reason.equals("Dependent Job failed")) {
            happened(Happening.DEPENDENCY_FAILED);
        } else if (reason.equals("Job attempt duration exceeded timeout")) {
            happened(Happening.TIMED_OUT);
        } else if (reason.startsWith("Host EC2")) {
            happened(Happening.LOST_WITH_HOST);
        }
    }

    private void count(JobStatus from, JobStatus to, long times) {
        transitions.computeIfAbsent(from, status -> new EnumMap<>(JobStatus.class)).merge(to, times, Long::sum);
    }

    private void add(Happening what, long times) {
        happenings.merge(what, times, Long::sum);
    }

    void add(Tally other) {
        other.happenings.forEach(this::add);
        other.transitions.forEach((from, counts) -> counts.forEach((to, times) -> count(from, to, times)));
    }

    long count(Happening what) {
        return happenings.getOrDefault(what, 0L);
    }

    long count(JobStatus from, JobStatus to) {
        return transitions.getOrDefault(from, Map.of()).getOrDefault(to, 0L);
    }
}

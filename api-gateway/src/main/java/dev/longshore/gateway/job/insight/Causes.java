package dev.longshore.gateway.job.insight;

import java.util.Optional;
import java.util.stream.Stream;

import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.status.CurrentAttempt;
import dev.longshore.contracts.status.EndedAttempt;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.job.Job;

/**
 * Says of each step of one job's life why it was taken, in the scheduler's words where it gave any. Made for one walk from the first step to
 * the last, since it counts the attempts.
 */
final class Causes {

    private final Job job;
    private JobStatus before = JobStatus.SUBMITTED;
    private int attempt;

    Causes(Job job) {
        this.job = job;
    }

    /** The next step, as it is shown. */
    ObjectNode describe(JobHistory.Step step) {
        JobStatus to = step.transition().to();
        boolean wasPlaced = isPlaced(before);
        if (isPlaced(to) && !wasPlaced) {
            attempt++;
        }
        ObjectNode shown = Json.object().put("status", to.name()).put("at", step.transition().at().toEpochMilli())
                .put("cause", step.transition().reason().orElseGet(() -> cause(to)));
        if (isPlaced(to) || wasPlaced) {
            shown.put("attempt", attempt);
        }
        before = to;
        return shown;
    }

    private static boolean isPlaced(JobStatus status) {
        return status == JobStatus.STARTING || status == JobStatus.RUNNING;
    }

    private String cause(JobStatus to) {
        return switch (to) {
            case SUBMITTED -> "submitted";
            case PENDING -> job.isArray() ? "its children are on their way" : "waits for the jobs that it depends on";
            case RUNNABLE -> runnable();
            case STARTING -> "attempt " + attempt + " was placed" + where();
            case RUNNING -> "attempt " + attempt + " runs";
            case SUCCEEDED, FAILED -> end();
        };
    }

    private String runnable() {
        if (isPlaced(before)) {
            return "attempt " + attempt + " is over and another is due: " + end();
        }
        return before == JobStatus.PENDING ? "the jobs that it depends on have ended" : "waits for no other job";
    }

    private String where() {
        return Stream.concat(job.state().attempts().stream().map(EndedAttempt::attempt), job.state().current().stream())
                .filter(known -> known.number() == attempt).findFirst()
                .map(known -> " on instance " + known.instance() + " of compute environment " + known.computeEnvironment().name())
                .orElse("");
    }

    private String end() {
        return ended().map(over -> over.statusReason() + exitCode(over.attempt())).orElse("no reason was given");
    }

    private Optional<EndedAttempt> ended() {
        return job.state().attempts().stream().filter(over -> over.attempt().number() == attempt).findFirst();
    }

    private static String exitCode(CurrentAttempt over) {
        return over.exitCode().map(code -> " (exit code " + code + ")").orElse("");
    }
}

package dev.longshore.simulator.replay;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.status.ArrayProgress;
import dev.longshore.contracts.status.JobStatusChanged;

/** What the scheduler said last of each job that has not started. */
final class Waiting {

    private static final String UNSAID = "no reason was given";

    private final Map<JobId, JobStatusChanged> last = new LinkedHashMap<>();

    void hear(JobStatusChanged status) {
        if (waits(status.status())) {
            last.put(status.job(), status);
        } else {
            last.remove(status.job());
        }
    }

    /** How many jobs wait for each reason, the most frequent first; children of arrays count each for itself. */
    Map<String, Integer> reasons() {
        Map<String, Integer> jobs = new HashMap<>();
        Map<JobId, Integer> told = told();
        for (JobStatusChanged status : last.values()) {
            int many = status.array().map(array -> waiting(array) - told.getOrDefault(status.job(), 0)).orElse(1);
            if (many > 0) {
                jobs.merge(reason(status), many, Integer::sum);
            }
        }
        Map<String, Integer> sorted = new LinkedHashMap<>();
        jobs.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey())).forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    /** The children of each array of which there is a word of their own. */
    private Map<JobId, Integer> told() {
        Map<JobId, Integer> told = new HashMap<>();
        last.keySet().stream().filter(JobId::isChild).forEach(child -> told.merge(child.parent(), 1, Integer::sum));
        return told;
    }

    private static int waiting(ArrayProgress array) {
        return Stream.of(JobStatus.values()).filter(Waiting::waits).mapToInt(status -> array.counts().getOrDefault(status, 0))
                .sum();
    }

    private static String reason(JobStatusChanged status) {
        return status.array().flatMap(ArrayProgress::untouchedReason).or(status::statusReason).orElse(UNSAID);
    }

    private static boolean waits(JobStatus status) {
        return switch (status) {
            case SUBMITTED, PENDING, RUNNABLE -> true;
            case STARTING, RUNNING, SUCCEEDED, FAILED -> false;
        };
    }
}

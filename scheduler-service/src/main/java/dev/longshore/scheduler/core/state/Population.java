package dev.longshore.scheduler.core.state;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.resource.Arn;

/** How many jobs of each queue are in which state. Children count, array parents do not; forgotten jobs neither. */
public final class Population {

    private static final int[] NOBODY = Standing.none();

    private final Map<Arn, int[]> jobs = new LinkedHashMap<>();

    /** States without jobs are left out; in order of the queues' names. */
    public Map<Arn, Map<JobStatus, Integer>> byQueue() {
        Map<Arn, Map<JobStatus, Integer>> counts = new TreeMap<>();
        jobs.forEach((queue, known) -> counts.put(queue, byStatus(known)));
        return counts;
    }

    /** How many of a queue have not ended. */
    public int unended(Arn queue) {
        int[] known = jobs.getOrDefault(queue, NOBODY);
        int count = 0;
        for (JobStatus status : JobStatus.values()) {
            count += status.isTerminal() ? 0 : known[status.ordinal()];
        }
        return count;
    }

    void change(Arn queue, Optional<Standing> before, Optional<Standing> after) {
        int[] known = jobs.computeIfAbsent(queue, arn -> Standing.none());
        before.ifPresent(standing -> add(known, standing.jobs(), -1));
        after.ifPresent(standing -> add(known, standing.jobs(), 1));
        if (after.isEmpty() && isNobody(known)) {
            jobs.remove(queue);
        }
    }

    private static boolean isNobody(int[] known) {
        return IntStream.of(known).allMatch(count -> count == 0);
    }

    private static void add(int[] known, int[] more, int sign) {
        for (int status = 0; status < known.length; status++) {
            known[status] += sign * more[status];
        }
    }

    private static Map<JobStatus, Integer> byStatus(int[] known) {
        Map<JobStatus, Integer> counts = new EnumMap<>(JobStatus.class);
        for (JobStatus status : JobStatus.values()) {
            if (known[status.ordinal()] > 0) {
                counts.put(status, known[status.ordinal()]);
            }
        }
        return counts;
    }
}

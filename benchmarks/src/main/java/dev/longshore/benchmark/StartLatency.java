package dev.longshore.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * From submission to RUNNING, one job at a time on a system that does nothing else. Seen in two ways: by the job's own timestamps
 * (createdAt to startedAt), and by a client who asks DescribeJobs without pause.
 */
record StartLatency(int samples) implements Scenario {

    private static final Set<String> HAS_RUN = Set.of("RUNNING", "SUCCEEDED", "FAILED");
    private static final Set<String> HAS_ENDED = Set.of("SUCCEEDED", "FAILED");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int WARM_UP = 3;

    @Override
    public String title() {
        return "submit to RUNNING, idle system";
    }

    @Override
    public Map<String, Double> measure(Site site, Progress progress) {
        String definition = site.define("short", "sleep", "0.3");
        List<Double> stamped = new ArrayList<>();
        List<Double> seen = new ArrayList<>();
        for (int i = -WARM_UP; i < samples; i++) {
            long start = System.nanoTime();
            String job = site.submit(definition, 0);
            Pause.until(() -> is(site, job, HAS_RUN), Duration.ofMillis(1), PATIENCE, "the job's start");
            double millis = (System.nanoTime() - start) / 1e6;
            Pause.until(() -> is(site, job, HAS_ENDED), Duration.ofMillis(20), PATIENCE, "the job's end");
            if (i >= 0) {
                seen.add(millis);
                stamped.add(
                        (double) (site.describe(job).get("startedAt").asLong() - site.describe(job).get("createdAt").asLong()));
                progress.at(i + 1, samples);
            }
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("started, p50 ms", Statistics.percentile(stamped, 50));
        figures.put("started, p95 ms", Statistics.percentile(stamped, 95));
        figures.put("started, p99 ms", Statistics.percentile(stamped, 99));
        figures.put("seen RUNNING, p50 ms", Statistics.percentile(seen, 50));
        figures.put("seen RUNNING, p95 ms", Statistics.percentile(seen, 95));
        figures.put("seen RUNNING, p99 ms", Statistics.percentile(seen, 99));
        return figures;
    }

    private static boolean is(Site site, String job, Set<String> statuses) {
        return statuses.contains(site.describe(job).get("status").asString());
    }
}

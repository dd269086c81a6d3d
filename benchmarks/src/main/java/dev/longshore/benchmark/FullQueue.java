package dev.longshore.benchmark;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a small urgent job waits while very many others wait: distinct single jobs of mixed shapes fill a queue whose environment has room for one
 * vCPU, and each of them needs two or more. The small jobs go to another queue, of higher priority, on the same environment.
 *
 * @param waiting how many jobs wait; they are left behind, so the system should be one of its own
 */
record FullQueue(int waiting) implements Scenario {

    private static final int SAMPLES = 100;
    private static final int CONNECTIONS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    @Override
    public String title() {
        return "submit to RUNNING beside %,d waiting jobs".formatted(waiting);
    }

    @Override
    public Map<String, Double> measure(Site site, Progress progress) {
        String blocker = site
                .submit(site.shape(site.submission(site.define("blocker", "sleep", "86400"), 0), Site.VCPUS - 1, 16));
        String definition = site.define("waiting", "true");
        Pause.until(() -> status(site, blocker).equals("RUNNING"), BETWEEN_LOOKS, PATIENCE, "the job that fills the environment");
        long start = System.nanoTime();
        String last = fill(site, definition, progress);
        double seconds = (System.nanoTime() - start) / 1e9;
        Pause.until(() -> status(site, last).equals("RUNNABLE"), BETWEEN_LOOKS, PATIENCE, "the last job being RUNNABLE");
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("submissions/s", waiting / seconds);
        figures.putAll(new StartLatency(SAMPLES).measure(site.urgent(), progress));
        return figures;
    }

    private String fill(Site site, String definition, Progress progress) {
        AtomicInteger next = new AtomicInteger();
        Connections.inParallel(CONNECTIONS, () -> {
            for (int i = next.getAndIncrement(); i < waiting - 1; i = next.getAndIncrement()) {
                site.submit(distinct(site, definition, i));
                progress.at(i, waiting);
            }
        });
        return site.submit(distinct(site, definition, waiting - 1));
    }

    private static Map<String, Object> distinct(Site site, String definition, int i) {
        Map<String, Object> job = site.shape(site.submission(definition, 0), 2 + i % 7, 32 + i % 61);
        job.put("jobName", "waiting-" + i);
        job.put("parameters", Map.of("input", "part-" + i));
        job.put("retryStrategy", Map.of("attempts", 1 + i % 3));
        return job;
    }

    private static String status(Site site, String job) {
        return site.describe(job).get("status").asString();
    }
}

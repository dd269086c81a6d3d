package dev.longshore.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Jobs of several kinds that run to their end, of which copies are made; and jobs that wait, since no instance is large enough. */
record SampleJobs(Site site, Progress progress) {

    private static final int KINDS = 10;
    /** Of so many kinds jobs fail: as often as people's jobs do, one of five. */
    private static final int FAILING_KINDS = 2;
    private static final int CONNECTIONS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final Set<String> ENDED = Set.of("SUCCEEDED", "FAILED");

    void run(int waiting) {
        progress.step("running the jobs that others will be copies of");
        List<String> ids = new ArrayList<>();
        for (int kind = 0; kind < KINDS; kind++) {
            String command = kind < FAILING_KINDS ? "false" : "true";
            ids.add(site.submit(job(site.define("kind-" + kind, command), "sample-" + kind, kind)));
        }
        Pause.until(() -> ids.stream().allMatch(id -> ENDED.contains(site.describe(id).get("status").asString())), BETWEEN_LOOKS,
                PATIENCE, "the end of the sample jobs");
        submit(waiting);
    }

    private static Map<String, Object> withName(Map<String, Object> submission, String name) {
        submission.put("jobName", name);
        return submission;
    }

    private Map<String, Object> job(String definition, String name, int number) {
        Map<String, Object> job = withName(site.submission(definition, 0), name);
        job.put("parameters", Map.of("input", "s3://bucket/run-%d/part-%05d.bam".formatted(number / 100, number)));
        job.put("retryStrategy", Map.of("attempts", 1 + number % 3));
        return job;
    }

    private void submit(int waiting) {
        progress.step("submitting jobs that wait");
        String definition = site.define("waiting", "true");
        AtomicInteger next = new AtomicInteger();
        Connections.inParallel(CONNECTIONS, () -> {
            for (int i = next.getAndIncrement(); i < waiting; i = next.getAndIncrement()) {
                site.submit(site.shape(job(definition, "waiting-" + i, i), 2 * Site.VCPUS, 16));
                progress.at(i, waiting);
            }
        });
    }
}

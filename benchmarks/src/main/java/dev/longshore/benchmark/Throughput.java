package dev.longshore.benchmark;

import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import tools.jackson.databind.JsonNode;

/** No-op jobs from the first submission to the end of the last, as single jobs over eight connections or as one array. */
record Throughput(int jobs, boolean asArray) implements Scenario {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final int CONNECTIONS = 8;
    private static final int DESCRIBED_AT_ONCE = 100;

    @Override
    public String title() {
        return "%,d no-op jobs, %s".formatted(jobs, asArray ? "one array" : "singles");
    }

    @Override
    public Map<String, Double> measure(Site site, Progress progress) {
        String definition = site.define("noop", "true");
        long start = System.currentTimeMillis();
        long end = asArray ? array(site, definition, progress) : singles(site, definition, progress);
        return Map.of("jobs/s", jobs * 1000.0 / (end - start));
    }

    private long array(Site site, String definition, Progress progress) {
        String parent = site.submit(definition, jobs);
        Pause.until(() -> {
            JsonNode job = site.describe(parent);
            progress.at(job.at("/arrayProperties/statusSummary/SUCCEEDED").asLong(0), jobs);
            return ended(job);
        }, BETWEEN_LOOKS, PATIENCE, "the end of the array");
        return site.describe(parent).get("stoppedAt").asLong();
    }

    private long singles(Site site, String definition, Progress progress) {
        Set<String> open = new HashSet<>(submitAll(site, definition));
        long[] lastStop = {0};
        Pause.until(() -> {
            lastStop[0] = Math.max(lastStop[0], collectEnded(site, open));
            progress.at(jobs - open.size(), jobs);
            return open.isEmpty();
        }, BETWEEN_LOOKS, PATIENCE, "the end of all jobs");
        return lastStop[0];
    }

    /** Looks on as long as whole pages have ended, so that a look costs little while the jobs run. */
    private static long collectEnded(Site site, Set<String> open) {
        long lastStop = 0;
        int ended;
        do {
            ended = 0;
            List<String> page = open.stream().limit(DESCRIBED_AT_ONCE).toList();
            for (JsonNode job : page.isEmpty()
                    ? Collections.<JsonNode>emptyList()
                    : site.client().call("describejobs", Map.of("jobs", page)).get("jobs")) {
                if (ended(job)) {
                    open.remove(job.get("jobId").asString());
                    lastStop = Math.max(lastStop, job.get("stoppedAt").asLong());
                    ended++;
                }
            }
        } while (ended == DESCRIBED_AT_ONCE);
        return lastStop;
    }

    private static boolean ended(JsonNode job) {
        String status = job.get("status").asString();
        if (status.equals("FAILED")) {
            throw new IllegalStateException(
                    "job " + job.get("jobId").asString() + " failed: " + job.path("statusReason").asString(""));
        }
        return status.equals("SUCCEEDED");
    }

    private Queue<String> submitAll(Site site, String definition) {
        Queue<String> ids = new ConcurrentLinkedQueue<>();
        AtomicInteger next = new AtomicInteger();
        Connections.inParallel(CONNECTIONS, () -> {
            while (next.getAndIncrement() < jobs) {
                ids.add(site.submit(definition, 0));
            }
        });
        return ids;
    }
}

package dev.longshore.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

import tools.jackson.databind.JsonNode;

/** Accepted submissions per second. A job that fills the environment stands before them, so that none of them runs meanwhile. */
record SubmissionRate(int connections, Duration duration) implements Scenario {

    private static final int CLEANERS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public String title() {
        return "submissions, " + connections + (connections == 1 ? " connection" : " connections");
    }

    @Override
    public Map<String, Double> measure(Site site, Progress progress) {
        String blocker = site.submit(site.define("blocker", "sleep", "3600"), 0);
        Pause.until(() -> site.describe(blocker).get("status").asString().equals("RUNNING"), Duration.ofMillis(20), PATIENCE,
                "the job that fills the environment");
        byte[] body = BatchClient.JSON.writeValueAsBytes(site.submission(site.define("waiting", "true"), 0));
        submitFor(Duration.ofSeconds(2), site, body);
        long start = System.nanoTime();
        long accepted = submitFor(duration, site, body);
        double seconds = (System.nanoTime() - start) / 1e9;
        cancelAll(site, progress);
        site.client().call("terminatejob", Map.of("jobId", blocker, "reason", "the benchmark is over"));
        return Map.of("submissions/s", accepted / seconds);
    }

    private long submitFor(Duration time, Site site, byte[] body) {
        AtomicLong accepted = new AtomicLong();
        long end = System.nanoTime() + time.toNanos();
        Connections.inParallel(connections, () -> {
            while (System.nanoTime() < end) {
                site.client().call("submitjob", body);
                accepted.incrementAndGet();
            }
        });
        return accepted.get();
    }

    private static void cancelAll(Site site, Progress progress) {
        AtomicLong cancelled = new AtomicLong();
        List<String> waiting = new ArrayList<>();
        String token = null;
        do {
            Map<String, Object> page = token == null
                    ? Map.of("jobQueue", site.queue(), "jobStatus", "RUNNABLE", "maxResults", 1000)
                    : Map.of("jobQueue", site.queue(), "jobStatus", "RUNNABLE", "maxResults", 1000, "nextToken", token);
            JsonNode answer = site.client().call("listjobs", page);
            answer.get("jobSummaryList").forEach(job -> waiting.add(job.get("jobId").asString()));
            token = answer.hasNonNull("nextToken") ? answer.get("nextToken").asString() : null;
        } while (token != null);
        Queue<String> left = new ConcurrentLinkedQueue<>(waiting);
        Connections.inParallel(CLEANERS, () -> {
            for (String job = left.poll(); job != null; job = left.poll()) {
                site.client().call("canceljob", Map.of("jobId", job, "reason", "the benchmark is over"));
                progress.at(cancelled.incrementAndGet(), waiting.size());
            }
        });
    }
}

package dev.longshore.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import tools.jackson.databind.JsonNode;

/**
 * Goes through all jobs of a queue once, page by page, and remembers where pages begin and some of the ids: what is asked for at random
 * afterwards is spread over the whole list.
 */
final class QueueWalk {

    private static final int PAGE = 1_000;
    private static final int ID_OF_EACH = 7;
    private static final List<String> STATUSES = List.of("SUCCEEDED", "FAILED", "RUNNABLE");

    /** A page of 100 from somewhere in the list. */
    private final List<Map<String, Object>> pages = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final List<Double> millis = new ArrayList<>();
    private final Site site;
    private long jobs;

    QueueWalk(Site site) {
        this.site = site;
    }

    void walk(Progress progress) {
        for (String status : STATUSES) {
            progress.step("listing all jobs that are " + status);
            String token = null;
            do {
                pages.add(page(status, token, 100));
                long start = System.nanoTime();
                JsonNode answer = site.client().call("listjobs", page(status, token, PAGE));
                millis.add((System.nanoTime() - start) / 1e6);
                answer.get("jobSummaryList").forEach(job -> count(job.get("jobId").asString()));
                progress.at(jobs, jobs);
                token = answer.hasNonNull("nextToken") ? answer.get("nextToken").asString() : null;
            } while (token != null);
        }
        if (ids.isEmpty()) {
            throw new IllegalStateException("queue " + site.queue() + " has no jobs; --prepare makes some");
        }
    }

    private void count(String id) {
        if (jobs++ % ID_OF_EACH == 0) {
            ids.add(id);
        }
    }

    private Map<String, Object> page(String status, String token, int size) {
        Map<String, Object> page = new LinkedHashMap<>(
                Map.of("jobQueue", site.queue(), "jobStatus", status, "maxResults", size));
        if (token != null) {
            page.put("nextToken", token);
        }
        return page;
    }

    long jobs() {
        return jobs;
    }

    /** How long each page of {@value #PAGE} took. */
    List<Double> millis() {
        return millis;
    }

    Map<String, Object> anyPage(Random random) {
        return pages.get(random.nextInt(pages.size()));
    }

    List<String> anyIds(Random random, int count) {
        return random.ints(count, 0, ids.size()).mapToObj(ids::get).distinct().toList();
    }
}

package dev.longshore.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** The calls that people make on a system with very many jobs, first with nothing beside them, then while jobs are being submitted. */
final class StoreCalls {

    private static final long SEED = 4;
    private static final int WARM_UP = 50;
    private static final int DESCRIBED = 100;

    private final Site site;
    private final int samples;
    private final Progress progress;
    private final Random random = new Random(SEED);
    private final Map<String, Object> submission;

    StoreCalls(Site site, int samples, Progress progress) {
        this.site = site;
        this.samples = samples;
        this.progress = progress;
        this.submission = site.shape(site.submission(site.define("submitted", "true"), 0), 2 * Site.VCPUS, 16);
    }

    /** @return how many jobs the queue had */
    long measure(LatencyTable table) {
        QueueWalk walk = new QueueWalk(site);
        walk.walk(progress);
        table.add("ListJobs, all pages of 1,000 one after the other", walk.millis());
        measure(table, walk, "");
        whileSubmitting(table, () -> measure(table, walk, ", while jobs are submitted"));
        return walk.jobs();
    }

    private void measure(LatencyTable table, QueueWalk walk, String when) {
        take(table, "ListJobs, a page of 100 at random depth" + when, "listjobs", () -> walk.anyPage(random));
        take(table, "DescribeJobs of 100 at random" + when, "describejobs",
                () -> Map.of("jobs", walk.anyIds(random, DESCRIBED)));
        take(table, "SubmitJob" + when, "submitjob", () -> submission);
    }

    private void take(LatencyTable table, String what, String operation, Supplier<Map<String, Object>> inputs) {
        progress.step(what);
        List<Double> millis = new ArrayList<>();
        for (int i = -WARM_UP; i < samples; i++) {
            byte[] body = BatchClient.JSON.writeValueAsBytes(inputs.get());
            long start = System.nanoTime();
            site.client().call(operation, body);
            if (i >= 0) {
                millis.add((System.nanoTime() - start) / 1e6);
                progress.at(i + 1, samples);
            }
        }
        table.add(what, millis);
    }

    private void whileSubmitting(LatencyTable table, Runnable measurement) {
        try (SubmissionsBeside beside = SubmissionsBeside.start(site, submission)) {
            measurement.run();
            table.note(beside.soFar());
        }
    }
}

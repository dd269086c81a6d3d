package dev.longshore.cli.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import dev.longshore.cli.batch.Batch;
import dev.longshore.cli.batch.ContainerDefinition;
import dev.longshore.cli.batch.Places;
import dev.longshore.cli.batch.Submission;

import static java.util.Objects.requireNonNull;

/**
 * The workload: an array job whose children each count the words of their shard, and a job that merges the counts when all have succeeded. What they run
 * is what a user would type, so that anybody can check the result.
 *
 * @param folder what the jobs see of the host: corpus and results are in it
 * @param results where this run's results go
 */
record WordCount(Path folder, Corpus corpus, Path results) {

    /** Splits into words, one a line, in lower case. */
    static final String WORDS = "tr -cs A-Za-z '\\n' | tr A-Z a-z";

    private static final String IMAGE = "busybox";
    private static final String COUNT = """
            set -e
            [ "$AWS_BATCH_JOB_ARRAY_INDEX" != "$FAILING_CHILD" ] || { echo "child $AWS_BATCH_JOB_ARRAY_INDEX fails, as told"; exit 3; }
            container=$(sed -n 's|.*/containers/\\([0-9a-f]\\{12\\}\\)[0-9a-f]*/.*|\\1|p' /proc/self/mountinfo 2>/dev/null | head -n 1)
            <"$CORPUS/shard-$AWS_BATCH_JOB_ARRAY_INDEX.txt" %s | LC_ALL=C sort | uniq -c >"$RESULTS/counts-$AWS_BATCH_JOB_ARRAY_INDEX.txt"
            where=${container:+container $container}
            echo "child $AWS_BATCH_JOB_ARRAY_INDEX, ${where:-process $$}" | tee "$RESULTS/child-$AWS_BATCH_JOB_ARRAY_INDEX.txt"
            """
            .formatted(WORDS);
    private static final String MERGE = """
            set -e
            cat "$RESULTS"/counts-*.txt | awk '{ count[$2] += $1 } END { for (word in count) printf "%7d %s\\n", count[word], word }' \
            | LC_ALL=C sort -k 2 >"$RESULTS/merged.new"
            mv "$RESULTS/merged.new" "$RESULTS/merged.txt"
            echo "merged the counts of $(ls "$RESULTS"/counts-*.txt | wc -l) children"
            """;

    WordCount {
        requireNonNull(folder, "folder");
        requireNonNull(corpus, "corpus");
        requireNonNull(results, "results");
    }

    /** The ids of the two jobs, the array first. */
    record Submitted(String count, String merge) {

        List<String> ids() {
            return List.of(count, merge);
        }
    }

    /** @param failingChild a child that is to fail */
    Submitted submit(Batch batch, OptionalInt failingChild) {
        String counting = batch.register(definition("demo-count-words", COUNT));
        String merging = batch.register(definition("demo-merge-counts", MERGE));
        Map<String, String> environment = Map.of("CORPUS", corpus.folder().toString(), "RESULTS", results.toString(),
                "FAILING_CHILD",
                failingChild.isPresent() ? Integer.toString(failingChild.getAsInt()) : "none");
        var overrides = new Submission.Overrides(List.of(), 0, 0, environment);
        String count = batch.submit(
                new Submission("count-words", Places.DEFAULT_QUEUE, counting, corpus.shards(), List.of(), overrides));
        String merge = batch.submit(
                new Submission("merge-counts", Places.DEFAULT_QUEUE, merging, 0, List.of(count), overrides));
        return new Submitted(count, merge);
    }

    /** What gives the same counts without any batch system. */
    String sameByHand() {
        return "cat " + corpus.folder() + "/shard-*.txt | " + WORDS + " | LC_ALL=C sort | uniq -c";
    }

    Path merged() {
        return results.resolve("merged.txt");
    }

    private ContainerDefinition definition(String name, String script) {
        return new ContainerDefinition(name, IMAGE, List.of("sh", "-c", script), 1, 64, List.of(folder));
    }
}

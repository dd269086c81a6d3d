package dev.longshore.store.index;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import de.bwaldvogel.mongo.bson.Document;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What finished jobs take of the heap in the three indexes of jobs, and what it costs to add one and to find one. No test: run by
 * {@code -Dtest=FinishedJobsMeasurement}; {@code -DargLine="-Xmx2g -Djobs=1000000"} for another heap or number.
 */
class FinishedJobsMeasurement {

    private static final int JOBS = Integer.getInteger("jobs", 1_000_000);
    private static final int FINDS = 100_000;
    private static final String QUEUE = "arn:aws:batch:us-east-1:123456789012:job-queue/nightly";

    @TempDir
    Path folder;

    private static IndexDefinition over(String... fields) {
        return new IndexDefinition(String.join("+", fields),
                List.of(fields).stream().map(field -> new IndexField(field, true)).toList(),
                false, false, new Document());
    }

    private static String id(int i) {
        Random random = new Random(i);
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private static Document job(int i) {
        return new Document("_id", id(i)).append("queue", QUEUE).append("status", i % 5 == 0 ? "FAILED" : "SUCCEEDED")
                .append("searchName", "step-" + i % 6 + "-" + i / 6).append("created", 1_700_000_000_000L + i);
    }

    @ParameterizedTest(name = "{0} entries of each index in memory")
    @ValueSource(ints = {Integer.MAX_VALUE, 100_000, 10_000})
    void finished_jobs(int entriesInMemory) {
        IndexMemory memory = new IndexMemory(folder, entriesInMemory);
        long before = heap();
        List<CollectionIndex> indexes = List.of(new CollectionIndex(IndexDefinition.unique("_id_", "_id"), memory),
                new CollectionIndex(over("queue", "status", "created", "_id"), memory),
                new CollectionIndex(over("queue", "searchName", "created", "_id"), memory));
        long start = System.nanoTime();
        for (int i = 0; i < JOBS; i++) {
            Document job = job(i);
            int slot = i;
            indexes.forEach(index -> index.change(slot, null, job).apply());
        }
        double added = micros(start, JOBS);
        start = System.nanoTime();
        for (int i = 0; i < FINDS; i++) {
            int wanted = (int) (i * 7_919L % JOBS);
            assertThat(indexes.getFirst().find(ValueEncoder.encode(id(wanted)))).isEqualTo(wanted);
        }
        System.out.printf(
                "%,d jobs, %,d entries of each index in memory: %.1f bytes of heap and %.1f µs to add for each, %.1f µs to find one%n",
                JOBS, entriesInMemory, (double) (heap() - before) / JOBS, added, micros(start, FINDS));
        indexes.forEach(CollectionIndex::close);
    }

    private static double micros(long start, int count) {
        return (System.nanoTime() - start) / 1e3 / count;
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}

package dev.longshore.benchmark.store;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import org.bson.Document;

/**
 * Copies of jobs that have run: the same definition, attempts and history, with an id, a name and times of its own. So what is stored is
 * what the system itself writes, whatever that is.
 */
final class JobCopies {

    private static final String CREATED = "created";
    /** Numbers from here on are milliseconds since the epoch, from 2017 on; nothing else in a job is as large. */
    private static final long EARLIEST_TIME = 1_500_000_000_000L;
    private static final List<String> STEPS = List.of("align", "sort", "mark-duplicates", "call-variants", "annotate", "report");

    private final List<Document> samples;
    private final Random random;

    /** @param samples at least one */
    JobCopies(List<Document> samples, long seed) {
        this.samples = List.copyOf(samples);
        this.random = new Random(seed);
    }

    /** The copy with that number, submitted at that time. */
    Document copy(int number, long created) {
        Document sample = samples.get(number % samples.size());
        Document copy = shifted(sample, created - sample.getLong(CREATED));
        String name = STEPS.get(number % STEPS.size()) + "-" + number / STEPS.size();
        copy.put("_id", new UUID(random.nextLong(), random.nextLong()).toString());
        copy.put("name", name);
        copy.put("searchName", name);
        return copy;
    }

    private static Document shifted(Document document, long by) {
        Document shifted = new Document();
        for (Map.Entry<String, Object> field : document.entrySet()) {
            shifted.put(field.getKey(), shifted(field.getValue(), by));
        }
        return shifted;
    }

    private static Object shifted(Object value, long by) {
        return switch (value) {
            case null -> null;
            case Document document -> shifted(document, by);
            case List<?> list -> list.stream().map(each -> shifted(each, by)).toList();
            case Long time when time >= EARLIEST_TIME -> time + by;
            default -> value;
        };
    }
}

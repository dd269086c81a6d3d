package dev.longshore.benchmark.store;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import org.bson.Document;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import dev.longshore.benchmark.Progress;
import dev.longshore.store.EmbeddedStore;

/** Copies the jobs of a queue that have ended until there are as many as wanted. The system must not run: its scheduler knows none of them. */
@Command(name = "fill-store", mixinStandardHelpOptions = true, sortOptions = false, description = "Fills the store of a Longshore that does not run with copies of jobs that it has run.")
public final class FillStore implements Callable<Integer> {

    private static final int AT_ONCE = 1_000;
    private static final long SEED = 5;

    @ArgGroup(multiplicity = "1")
    private Where where;

    @Option(names = "--site", defaultValue = "full-store", description = "the queue whose jobs are copied (${DEFAULT-VALUE})")
    private String queue;

    @Option(names = "--jobs", defaultValue = "1000000", description = "how many copies (${DEFAULT-VALUE})")
    private int jobs;

    @Option(names = "--days", defaultValue = "30", description = "over how many days they were submitted, at even distances (${DEFAULT-VALUE})")
    private int days;

    private static final class Where {

        @Option(names = "--home", description = "the data folder of an embedded system")
        private Path home;

        @Option(names = "--mongodb", description = "a MongoDB, as mongodb://HOST:PORT")
        private URI uri;
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new FillStore()).setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("error: " + failure.getMessage());
            return 1;
        }).execute(arguments));
    }

    @Override
    public Integer call() {
        if (where.uri != null) {
            fill(where.uri.toString());
            return 0;
        }
        try (EmbeddedStore store = EmbeddedStore.start(where.home.resolve("store"))) {
            fill(store.uri());
            return 0;
        }
    }

    private void fill(String uri) {
        Progress progress = Progress.onStandardError();
        try (MongoClient client = MongoClients.create(uri)) {
            MongoCollection<Document> stored = client.getDatabase("longshore").getCollection("jobs");
            progress.step("copying jobs of queue " + queue);
            fill(stored, new JobCopies(samples(stored), SEED), progress);
        }
        progress.end();
    }

    private List<Document> samples(MongoCollection<Document> stored) {
        List<Document> samples = stored.find(Filters.and(Filters.regex("queue", ":job-queue/" + queue + "$"),
                Filters.in("status", "SUCCEEDED", "FAILED"))).into(new ArrayList<>());
        if (samples.isEmpty()) {
            throw new IllegalStateException("no job of queue " + queue + " has ended that could be copied");
        }
        return samples;
    }

    private void fill(MongoCollection<Document> stored, JobCopies copies, Progress progress) {
        long now = System.currentTimeMillis();
        double apart = (double) Duration.ofDays(days).toMillis() / jobs;
        for (int from = 0; from < jobs; from += AT_ONCE) {
            List<Document> group = IntStream.range(from, Math.min(jobs, from + AT_ONCE))
                    .mapToObj(i -> copies.copy(i, now - (long) ((jobs - i) * apart))).toList();
            stored.insertMany(group, new InsertManyOptions().ordered(false));
            progress.at(from + group.size(), jobs);
        }
    }
}

package dev.longshore.benchmark;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures how long a system with very many jobs takes to list, describe and accept some; {@code benchmarks/full-store.sh} puts the steps
 * together, with {@link dev.longshore.benchmark.store.FillStore} between the two of this class.
 */
@Command(name = "full-store", mixinStandardHelpOptions = true, sortOptions = false, description = "Measures a running Longshore that has very many jobs.")
public final class FullStore implements Callable<Integer> {

    @Option(names = "--endpoint", defaultValue = "http://127.0.0.1:8080", description = "the system to measure (${DEFAULT-VALUE})")
    private URI endpoint;

    @Option(names = "--site", defaultValue = "full-store", description = "queue, environment and beginning of the definitions (${DEFAULT-VALUE})")
    private String name;

    @Option(names = "--prepare", description = "create the site, run the jobs that the others are copies of, and submit so many that wait; then end")
    private Integer waiting;

    @Option(names = "--samples", defaultValue = "500", description = "how often each call is measured (${DEFAULT-VALUE})")
    private int samples;

    @Option(names = "--home", description = "the data folder of the embedded system, to read its resident memory")
    private Path home;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new FullStore()).setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("error: " + failure.getMessage());
            return 1;
        }).execute(arguments));
    }

    @Override
    public Integer call() {
        Progress progress = Progress.onStandardError();
        if (waiting != null) {
            new SampleJobs(Site.create(endpoint, name, Site.VCPUS), progress).run(waiting);
            progress.end();
            return 0;
        }
        Site site = Site.existing(endpoint, name);
        LatencyTable table = new LatencyTable();
        long jobs = new StoreCalls(site, samples, progress).measure(table);
        progress.end();
        System.out.printf("%,d jobs%n%n%s", jobs, table);
        if (home != null) {
            Map<String, Double> memory = new ResidentMemory(home).measure(site, progress);
            System.out.printf("%nresident memory: %,.0f MiB%n", memory.get("MiB"));
        }
        return 0;
    }
}

package dev.longshore.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures a running system over HTTP; see {@code benchmarks/README.md}. */
@Command(name = "load", mixinStandardHelpOptions = true, sortOptions = false, description = "Measures a running Longshore over HTTP and prints a table.")
public final class LoadGenerator implements Callable<Integer> {

    @Option(names = "--endpoint", defaultValue = "http://127.0.0.1:8080", description = "the system to measure (${DEFAULT-VALUE})")
    private URI endpoint;

    @Option(names = "--runtime", defaultValue = "process", description = "what it runs jobs with: process, or docker for fewer jobs (${DEFAULT-VALUE})")
    private String runtime;

    @Option(names = "--runs", defaultValue = "5", description = "how often each figure is taken (${DEFAULT-VALUE})")
    private int runs;

    @Option(names = "--only", split = ",", description = "only scenarios whose titles contain one of these")
    private List<String> only = List.of();

    @Option(names = "--waiting", description = "measure, in place of all else, the start of a small job while so many others wait; they stay behind")
    private int waiting;

    @Option(names = "--home", description = "the data folder of the embedded system, to read its resident memory")
    private Path home;

    @Option(names = "--json", description = "write all values to this file")
    private Path json;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new LoadGenerator()).setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("error: " + failure.getMessage());
            return 1;
        }).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Progress progress = Progress.onStandardError();
        Report report = new Report();
        for (int run = 1; run <= runs; run++) {
            for (Scenario scenario : scenarios()) {
                progress.step("run %d of %d, %s".formatted(run, runs, scenario.title()));
                report.add(scenario.title(), scenario.measure(site(scenario), progress));
            }
        }
        progress.end();
        System.out.print(report.table());
        if (json != null) {
            Files.writeString(json, BatchClient.JSON.writerWithDefaultPrettyPrinter()
                    .writeValueAsString(report.json(Instant.now(), runtime)));
        }
        return 0;
    }

    private Site site(Scenario scenario) {
        String name = "bench-" + Long.toString(System.nanoTime(), 36);
        return Site.create(endpoint, name, scenario instanceof SubmissionRate ? 1 : Site.VCPUS);
    }

    private List<Scenario> scenarios() {
        List<Scenario> all = new ArrayList<>(waiting > 0 ? List.of(new FullQueue(waiting)) : usual());
        if (home != null) {
            all.add(new ResidentMemory(home));
        }
        return all.stream().filter(scenario -> only.isEmpty() || only.stream().anyMatch(scenario.title()::contains)).toList();
    }

    private List<Scenario> usual() {
        if (runtime.equals("docker")) {
            return List.of(new StartLatency(20), new Throughput(200, false), new Throughput(200, true));
        }
        return List.of(new StartLatency(20), new Throughput(2_000, false), new Throughput(2_000, true),
                new SubmissionRate(1, Duration.ofSeconds(5)), new SubmissionRate(8, Duration.ofSeconds(5)));
    }
}

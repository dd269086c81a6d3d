package dev.longshore.benchmark.core;

import java.lang.ref.Reference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.status.CurrentAttempt;
import dev.longshore.contracts.status.EndedAttempt;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.scheduler.core.CoreSettings;
import dev.longshore.scheduler.core.SchedulerCore;
import dev.longshore.scheduler.core.state.ChildrenProgress;
import dev.longshore.scheduler.core.state.Entity;
import dev.longshore.scheduler.core.state.Progress;
import dev.longshore.scheduler.state.StateCodec;
import dev.longshore.scheduler.state.StateImage;

/**
 * Builds a core from stored state, as a restart does once it has the bytes, and prints what that takes: for queued single jobs the time,
 * for queued children of arrays that differ from their parents the heap.
 */
@Command(name = "StateRun", mixinStandardHelpOptions = true, description = "Measures a core that is built from its stored state.")
public final class StateRun implements Callable<Integer> {

    @Option(names = "--jobs", defaultValue = "1000000", description = "Queued jobs, and children (default: ${DEFAULT-VALUE}).")
    private int jobs;

    @Option(names = "--arrays", defaultValue = "100", description = "Arrays that the children belong to (default: ${DEFAULT-VALUE}).")
    private int arrays;

    @Option(names = "--runs", defaultValue = "5", description = "Runs, each with a core of its own (default: ${DEFAULT-VALUE}).")
    private int runs;

    /** Records that a scheduler takes from its state topic at once. */
    private static final int POLL = 2000;

    private final StateCodec codec = new StateCodec(Entity.class);
    private final Figures figures = new Figures();

    /** Runs as the options say. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new StateRun()).execute(arguments));
    }

    @Override
    public Integer call() {
        Map<String, byte[]> queued = queuedJobs();
        for (int run = 1; run <= runs; run++) {
            System.err.printf("run %d of %d%n", run, runs);
            Cost rebuild = Cost.of(() -> rebuilt(queued));
            figures.note("queued jobs rebuilt from their bytes, s", rebuild.seconds());
            figures.note("CPU of a job, µs", rebuild.cpuSeconds() / jobs * 1e6);
        }
        queued.clear();
        for (int run = 1; run <= runs; run++) {
            figures.note("heap of a queued child that differs, bytes", heapOfChild(StateRun::released));
            figures.note("heap of a queued child with an attempt that failed, bytes", heapOfChild(StateRun::tried));
        }
        figures.print(System.out);
        return 0;
    }

    /** The last value of each key on the state topic. */
    private Map<String, byte[]> queuedJobs() {
        Map<String, byte[]> state = new LinkedHashMap<>();
        new LargeCell(1, 1, 0, record -> keep(state, record)).submit(jobs);
        return state;
    }

    private static void keep(Map<String, byte[]> state, ProducerRecord<String, byte[]> record) {
        if (record.topic().equals(Topic.SCHEDULER_STATE.topicName())) {
            state.put(record.key(), record.value());
        }
    }

    private SchedulerCore rebuilt(Map<String, byte[]> state) {
        StateImage image = new StateImage(codec);
        List<ConsumerRecord<String, byte[]>> poll = new ArrayList<>(POLL);
        state.forEach((key, bytes) -> {
            poll.add(new ConsumerRecord<>(Topic.SCHEDULER_STATE.topicName(), 0, 0, key, bytes));
            if (poll.size() == POLL) {
                image.apply(poll);
                poll.clear();
            }
        });
        image.apply(poll);
        SchedulerCore core = new SchedulerCore(CoreSettings.defaults());
        image.entities().forEach(core::restore);
        return core;
    }

    /** What a child is like, by its index. */
    private interface Child {
        Progress at(int index);
    }

    private double heapOfChild(Child child) {
        Map<String, byte[]> state = new LinkedHashMap<>();
        int each = jobs / arrays;
        for (int array = 1; array <= arrays; array++) {
            JobId id = JobId.of(new UUID(array, Long.MIN_VALUE | array).toString());
            for (int number = 0; number <= ChildrenProgress.numberOf(each - 1); number++) {
                ChildrenProgress chunk = chunk(id, number, each, child);
                state.put(chunk.key(), codec.write(chunk));
            }
        }
        long before = Figures.heap();
        SchedulerCore core = rebuilt(state);
        double taken = Figures.heap() - before;
        Reference.reachabilityFence(state);
        Reference.reachabilityFence(core);
        return taken / (each * arrays);
    }

    private static ChildrenProgress chunk(JobId array, int number, int size, Child child) {
        Map<Integer, Progress> children = new LinkedHashMap<>();
        IntStream.range(number * ChildrenProgress.SIZE, Math.min(size, (number + 1) * ChildrenProgress.SIZE))
                .forEach(index -> children.put(index, child.at(index)));
        return new ChildrenProgress(array, JobId.Part.CHILD, number, children);
    }

    /** It was let go when the child of the same index of another array had ended. */
    private static Progress released(int index) {
        return Progress.untold(JobStatus.RUNNABLE, Instant.ofEpochMilli(1_767_225_600_000L + index)).withVersion(1);
    }

    private static Progress tried(int index) {
        Arn environment = Arn.batch("us-east-1", "123456789012", "compute-environment", "pool");
        CurrentAttempt attempt = new CurrentAttempt(1, new InstanceId("i-%017x".formatted(index)), environment,
                Optional.of("align/default/" + UUID.nameUUIDFromBytes(new byte[]{(byte) index})), Optional.of(1),
                Optional.empty());
        Instant start = Instant.ofEpochMilli(1_767_225_600_000L + index);
        return released(index).afterAttempt(
                new EndedAttempt(attempt, Optional.of(start), start.plusSeconds(60), "Essential container in task exited"));
    }
}

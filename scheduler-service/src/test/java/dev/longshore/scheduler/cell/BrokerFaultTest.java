package dev.longshore.scheduler.cell;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.scheduler.state.StateImage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** After an answer of the broker that ends a producer for good, the term is dropped, and the next one makes good for it. */
class BrokerFaultTest {

    private static final int CELLS = 32;
    private static final int JOBS = 3;
    @TempDir
    static Path folder;

    private static Kafka kafka;
    private static int cells;

    private CellBench bench;
    private AtomicBoolean struck;

    static Stream<KafkaException> fatal() {
        return Stream.of(new TransactionalIdAuthorizationException("not authorized"),
                new ClusterAuthorizationException("not authorized"), new OutOfOrderSequenceException("a record is missing"),
                new UnsupportedVersionException("an old broker"), new TimeoutException("no answer"),
                new KafkaException("Cannot execute transactional method because we are in an error state"));
    }

    @BeforeAll
    static void start() throws Exception {
        kafka = Kafka.start(folder, CELLS);
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"before beginTransaction", "before send", "after send", "before commitTransaction",
            "after commitTransaction"})
    void a_cell_that_is_shut_out_by_another_writer_starts_anew_and_half_of_nothing_counts(String step) throws Exception {
        bench = new CellBench(kafka, cells++);

        everythingIsDoneOnceThough(step, this::shutOut);
    }

    @ParameterizedTest
    @MethodSource("fatal")
    void a_cell_whose_commit_is_refused_starts_anew(KafkaException refusal) throws Exception {
        bench = new CellBench(kafka, cells++);

        everythingIsDoneOnceThough("before commitTransaction", () -> {
            throw refusal;
        });
    }

    @ParameterizedTest
    @MethodSource("fatal")
    void a_cell_that_does_not_know_what_became_of_its_commit_starts_anew(KafkaException failure) throws Exception {
        bench = new CellBench(kafka, cells++);

        everythingIsDoneOnceThough("after commitTransaction", () -> {
            throw failure;
        });
    }

    private void shutOut() {
        try (Producer<String, byte[]> other = bench.clients().writer(bench.number)) {
            other.initTransactions();
        }
    }

    private void everythingIsDoneOnceThough(String step, Runnable fault) throws Exception {
        List<JobId> jobs = IntStream.range(0, JOBS).mapToObj(number -> bench.submit("a")).toList();
        struck = new AtomicBoolean();
        OwnedCell cell = new OwnedCell(bench.workshop(new FaultyClients(bench.clients(), reached -> {
            if (reached.equals(step) && struck.compareAndSet(false, true)) {
                fault.run();
            }
        }), CellBench.silent()), bench.number, new StateImage(CellBench.CODEC));
        Thread thread = Thread.ofPlatform().start(cell);

        JobId later = oneMoreOnceStruck();

        await().untilAsserted(() -> assertThat(bench.said()).containsExactlyInAnyOrderElementsOf(
                IntStream.range(0, JOBS + 1).mapToObj(i -> (i < JOBS ? jobs.get(i) : later) + " number " + (i + 1)).toList()));
        assertThat(bench.state().entities()).as("those of the jobs and that of the cell").hasSize(JOBS + 2);
        assertThat(bench.state().offsets().next(Topic.JOB_COMMANDS)).hasValue(JOBS + 1L);
        await().until(() -> cell.condition().working());
        cell.stop();
        thread.join();
    }

    private JobId oneMoreOnceStruck() {
        await().untilTrue(struck);
        return bench.submit("a");
    }
}

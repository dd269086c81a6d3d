package dev.longshore.scheduler.cell;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.Heartbeat;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.query.SchedulerAnswer.QueueFront;
import dev.longshore.contracts.query.SchedulerAnswer.WaitingBecause;
import dev.longshore.contracts.query.SchedulerQuery.FrontOf;
import dev.longshore.contracts.query.SchedulerQuery.WhyWaiting;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.topic.Topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class OwnedCellTest {

    @TempDir
    static Path folder;

    private static Kafka kafka;

    private final List<Runnable> stops = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        kafka = Kafka.start(folder, Kafka.CELLS);
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @AfterEach
    void stopCells() {
        stops.forEach(Runnable::run);
    }

    @Test
    void what_is_decided_on_a_command_becomes_durable_together_with_how_far_it_was_read() {
        CellBench bench = new CellBench(kafka, 0);
        JobId job = bench.submit("a");

        started(bench);

        await().untilAsserted(() -> assertThat(bench.said()).containsExactly(job + " number 1"));
        assertThat(bench.state().entities()).hasSize(2);
        assertThat(bench.state().offsets().next(Topic.JOB_COMMANDS)).hasValue(1);
    }

    @Test
    void a_restarted_cell_goes_on_where_the_last_commit_was() throws Exception {
        CellBench bench = new CellBench(kafka, 1);
        JobId first = bench.submit("a");
        Thread former = started(bench);
        await().until(() -> bench.said().size() == 1);
        stopCells();
        former.join();

        JobId second = bench.submit("b");
        started(bench);

        await().untilAsserted(
                () -> assertThat(bench.said()).containsExactlyInAnyOrder(first + " number 1", second + " number 2"));
        assertThat(bench.seen).hasValue(2);
    }

    @Test
    void a_record_that_cannot_be_read_goes_to_the_dead_letters_and_the_cell_goes_on() {
        CellBench bench = new CellBench(kafka, 2);
        kafka.sendText(Topic.JOB_COMMANDS, 2, "nonsense");
        kafka.sendText(Topic.JOB_COMMANDS, 2, "{\"type\":\"JobTeleported\",\"version\":1,\"body\":{}}");
        kafka.send(Topic.JOB_COMMANDS, 2, new WaitingBecause("q", Map.of()));
        bench.submit("refused");
        JobId job = bench.submit("a");

        started(bench);

        await().untilAsserted(() -> assertThat(bench.said()).containsExactly(job + " number 1"));
        assertThat(reasonsOfDeadLettersFrom(2)).satisfiesExactlyInAnyOrder(
                reason -> assertThat(reason).startsWith("not JSON"),
                reason -> assertThat(reason).isEqualTo("unknown message type 'JobTeleported'"),
                reason -> assertThat(reason).isEqualTo("a WaitingBecause is not for the scheduler"),
                reason -> assertThat(reason).isEqualTo("not this one"));
    }

    @Test
    void a_command_at_which_the_core_breaks_is_put_aside_and_costs_nothing_else() {
        CellBench bench = new CellBench(kafka, 3);
        JobId before = bench.submit("a");
        bench.submit("explosive");
        JobId after = bench.submit("b");

        started(bench);

        await().untilAsserted(
                () -> assertThat(bench.said()).containsExactlyInAnyOrder(before + " number 1", after + " number 2"));
        assertThat(reasonsOfDeadLettersFrom(3))
                .containsExactly("the scheduler failed on it twice: java.lang.IllegalStateException: boom");
    }

    @Test
    void a_command_at_which_the_core_broke_once_gets_a_second_chance_even_if_it_came_alone() {
        CellBench bench = new CellBench(kafka, 7);
        bench.mishaps.onInput.set(1);
        JobId job = bench.submit("unlucky");

        started(bench);

        await().untilAsserted(() -> assertThat(bench.said()).containsExactly(job + " number 1"));
        assertThat(reasonsOfDeadLettersFrom(7)).isEmpty();
    }

    @Test
    void where_the_schedulers_own_work_fails_nothing_is_put_aside_and_it_is_counted_said_once_and_shown() {
        CellBench bench = new CellBench(kafka, 8);
        bench.mishaps.atOwnWork.set(4);
        JobId job = bench.submit("a");
        OwnedCell cell = bench.cell(asides(bench));

        List<String> errors = errorsWhile(() -> {
            run(cell);
            await().untilAsserted(() -> assertThat(bench.said()).containsExactly(job + " number 1"));
        });

        assertThat(errors).singleElement().asString().contains("liveness", "no message is to blame", "oops");
        assertThat(reasonsOfDeadLettersFrom(8)).isEmpty();
        assertThat(bench.meters.get("longshore.scheduler.own.work.failures").tag("work", "liveness").counter().count())
                .isEqualTo(4);
        assertThat(cell.condition().working()).isFalse();
        assertThat(cell.condition().description()).startsWith("fails again and again: ").contains("liveness");
    }

    @Test
    void a_former_owner_writes_nothing_more() {
        CellBench bench = new CellBench(kafka, 4);
        OwnedCell former = bench.cell(asides(bench));
        run(former);
        JobId first = bench.submit("a");
        await().until(() -> bench.said().size() == 1);

        OwnedCell owner = bench.cell(asides(bench));
        run(owner);
        await().until(() -> owner.condition().working());
        JobId second = bench.submit("b");

        await().untilAsserted(() -> assertThat(former.condition().description()).contains("taken over"));
        await().untilAsserted(
                () -> assertThat(bench.said()).containsExactlyInAnyOrder(first + " number 1", second + " number 2"));
        assertThat(owner.condition().working()).isTrue();
    }

    @Test
    void heartbeats_and_queries_are_dealt_with_without_a_transaction() {
        CellBench bench = new CellBench(kafka, 5);
        started(bench);
        JobId job = bench.submit("a");
        await().until(() -> bench.said().size() == 1);
        long end = kafka.end(Topic.SCHEDULER_STATE, 5);

        kafka.send(Topic.HEARTBEATS, 5, new Heartbeat(new ExecutorId("e"), "1", Instant.EPOCH));
        await().until(() -> bench.seen.get() == 2);
        kafka.send(Topic.QUERIES, 5, new WhyWaiting("q-1", 3, List.of(job)));

        await().untilAsserted(() -> assertThat(kafka.committed(Topic.ANSWERS, WaitingBecause.class))
                .containsExactly(new WaitingBecause("q-1", Map.of(job, "number 1"))));
        kafka.send(Topic.QUERIES, 5, new FrontOf("q-2", 3, Arn.batch("eu-west-1", "123456789012", "job-queue", "nightly")));
        await().untilAsserted(() -> assertThat(kafka.committed(Topic.ANSWERS, QueueFront.class)).singleElement()
                .satisfies(front -> assertThat(front.queryId()).isEqualTo("q-2")));
        assertThat(kafka.end(Topic.SCHEDULER_STATE, 5)).isEqualTo(end);
    }

    @Test
    void state_that_this_version_does_not_know_stops_the_cell() throws Exception {
        CellBench bench = new CellBench(kafka, 6);
        kafka.send(Topic.SCHEDULER_STATE, 6, "gang/7",
                "{\"type\":\"Gang\",\"version\":1,\"body\":{}}".getBytes(StandardCharsets.UTF_8));
        OwnedCell cell = bench.cell(asides(bench));

        run(cell).join();

        assertThat(cell.condition()).isEqualTo(
                CellCondition.broken("the stored state of 'gang/7' cannot be read: this version knows no 'Gang'"));
    }

    private Thread started(CellBench bench) {
        return run(bench.cell(asides(bench)));
    }

    private Asides asides(CellBench bench) {
        Asides asides = new Asides(bench.clients().asides());
        stops.add(asides::close);
        return asides;
    }

    private Thread run(OwnedCell cell) {
        stops.addFirst(cell::stop);
        return Thread.ofPlatform().name("cell-under-test").start(cell);
    }

    private static List<String> errorsWhile(Runnable story) {
        Logger logger = (Logger) LoggerFactory.getLogger(OwnedCell.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);
        try {
            story.run();
        } finally {
            logger.detachAppender(lines);
        }
        return lines.list.stream().filter(line -> line.getLevel() == Level.ERROR).map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static List<String> reasonsOfDeadLettersFrom(int cell) {
        String origin = Topic.JOB_COMMANDS.topicName() + "-" + cell + "@";
        return kafka.committed(Topic.DEAD_LETTERS).stream().filter(letter -> header(letter, "origin").startsWith(origin))
                .map(letter -> header(letter, "reason")).toList();
    }

    private static String header(ConsumerRecord<String, byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}

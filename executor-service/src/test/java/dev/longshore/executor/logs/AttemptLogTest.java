package dev.longshore.executor.logs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;

import org.junit.jupiter.api.Test;

import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.codec.MessageCodec;
import dev.longshore.contracts.log.JobLogLines;
import dev.longshore.contracts.log.LogLine;
import dev.longshore.executor.container.AnAttempt;
import dev.longshore.executor.container.Attempt;
import dev.longshore.executor.container.LineSplitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class AttemptLogTest {
    private final Attempt attempt = AnAttempt.of(new ExecutorId("one"));
    private final List<JobLogLines> sent = Collections.synchronizedList(new ArrayList<>());
    private final Deque<Runnable> acknowledgements = new ConcurrentLinkedDeque<>();
    private final AttemptLog log = new AttemptLog(attempt, (lines, acknowledged) -> {
        sent.add(lines);
        acknowledgements.add(acknowledged);
    });

    @Test
    void lines_are_numbered_through_all_batches() {
        print("one", "two");
        log.flush();
        print("three");
        log.end();

        assertThat(sent).extracting(JobLogLines::firstLine).containsExactly(0L, 2L);
        assertThat(sent).extracting(lines -> lines.lines().size()).containsExactly(2, 1);
    }

    @Test
    void the_last_batch_says_so_and_no_other_does() {
        print("one");
        log.flush();
        print("two");
        log.end();

        assertThat(sent).extracting(JobLogLines::last).containsExactly(false, true);
    }

    @Test
    void the_end_alone_is_sent_where_nothing_has_gathered() {
        print("one");
        log.flush();
        log.flush();
        log.end();

        assertThat(sent).hasSize(2).last().satisfies(end -> {
            assertThat(end.firstLine()).isEqualTo(1);
            assertThat(end.lines()).isEmpty();
            assertThat(end.last()).isTrue();
        });
        acknowledgeAll();
        assertThat(log.sent()).isDone();
    }

    @Test
    void it_is_sent_when_the_last_batch_is_acknowledged_and_not_before() {
        print("one");
        log.flush();
        print("two");
        log.end();

        acknowledgements.removeLast().run();
        assertThat(log.sent()).isNotDone();
        acknowledgements.removeLast().run();
        assertThat(log.sent()).isDone();
    }

    @Test
    void who_prints_faster_than_it_is_acknowledged_waits() {
        Thread printer = Thread.ofVirtual().start(() -> {
            for (int line = 0; line < 100_000; line++) {
                print("line " + line);
            }
            log.end();
        });
        await().until(() -> printer.getState() == Thread.State.WAITING);
        assertThat(sent).hasSize(4);
        log.flush();
        assertThat(sent).hasSize(4);

        await().until(() -> {
            acknowledgeAll();
            return log.sent().isDone();
        });
        assertThat(sent.stream().mapToInt(lines -> lines.lines().size()).sum()).isEqualTo(100_000);
    }

    @Test
    void long_lines_are_sent_in_batches_that_a_record_can_hold() {
        String longest = "x".repeat(LineSplitter.LONGEST_LINE);
        print(longest, longest, longest, longest);
        log.end();

        assertThat(sent).hasSize(2);
    }

    @Test
    void lines_of_control_characters_are_sent_in_batches_that_a_record_can_hold() {
        String nulls = "\0".repeat(43_691);
        print(nulls, nulls, nulls, nulls, nulls);
        log.end();

        MessageCodec codec = new MessageCodec();
        assertThat(sent).allSatisfy(batch -> assertThat(codec.write(batch)).hasSizeLessThan(1_000_000));
        assertThat(sent.stream().mapToInt(batch -> batch.lines().size()).sum()).isEqualTo(5);
    }

    @Test
    void a_closed_log_lets_its_printer_go_and_is_never_sent() {
        Thread printer = Thread.ofVirtual().start(() -> {
            for (int line = 0; line < 10_000; line++) {
                print("line " + line);
            }
            log.end();
        });
        await().until(() -> printer.getState() == Thread.State.WAITING);

        log.close();

        await().until(() -> !printer.isAlive());
        acknowledgeAll();
        assertThat(sent).hasSize(4);
        assertThat(log.sent()).isNotDone();
    }

    private void print(String... texts) {
        for (String text : texts) {
            log.line(new LogLine(0, text));
        }
    }

    private void acknowledgeAll() {
        for (Runnable next = acknowledgements.poll(); next != null; next = acknowledgements.poll()) {
            next.run();
        }
    }
}

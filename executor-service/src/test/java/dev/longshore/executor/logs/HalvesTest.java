package dev.longshore.executor.logs;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.log.JobLogLines;
import dev.longshore.contracts.log.LogLine;
import dev.longshore.executor.container.AnAttempt;

import static org.assertj.core.api.Assertions.assertThat;

class HalvesTest {

    @Test
    void lines_keep_their_numbers_in_the_halves_of_a_batch() {
        List<JobLogLines> halves = Halves.of(batch("one", "two", "three"));

        assertThat(halves).extracting(JobLogLines::firstLine).containsExactly(7L, 8L);
        assertThat(halves).extracting(HalvesTest::texts).containsExactly(List.of("one"), List.of("two", "three"));
        assertThat(halves).extracting(JobLogLines::last).containsExactly(false, true);
    }

    @Test
    void a_single_line_is_cut_and_no_character_torn() {
        assertThat(Halves.of(batch("😀😀😀"))).extracting(HalvesTest::texts).containsExactly(List.of("😀"));
    }

    @Test
    void of_an_empty_line_nothing_is_left() {
        assertThat(Halves.of(batch(""))).isEmpty();
    }

    private static JobLogLines batch(String... texts) {
        return new JobLogLines(AnAttempt.of(new ExecutorId("one")).id(), "region", "group", "stream", 7,
                Stream.of(texts).map(text -> new LogLine(0, text)).toList(), true);
    }

    private static List<String> texts(JobLogLines batch) {
        return batch.lines().stream().map(LogLine::text).toList();
    }
}

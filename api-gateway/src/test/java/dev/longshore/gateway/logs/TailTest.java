package dev.longshore.gateway.logs;

import java.util.List;
import java.util.stream.LongStream;

import org.bson.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TailTest {

    @Test
    void the_command_is_known_by_its_name() {
        assertThat(Tail.of("aws-cli/2.9.19 Python/3.11.2 Linux/6.1 source/x86_64.debian.12 prompt/off command/logs.tail"))
                .isEqualTo(Tail.POSSIBLE);
        assertThat(Tail.of("aws-cli/2.9.19 Python/3.11.2 command/logs.filter-log-events")).isEqualTo(Tail.NONE);
        assertThat(Tail.of("")).isEqualTo(Tail.NONE);
    }

    @Test
    void one_that_says_that_it_reads_pages_does_not_follow() {
        assertThat(Tail.of("aws-cli/2.31.0 md/awscrt#0.27 ua/2.1 m/E,C,b md/prompt#off md/command#logs.tail"))
                .isEqualTo(Tail.NONE);
        assertThat(Tail.of("aws-cli/2.31.0 md/awscrt#0.27 ua/2.1 m/E,b md/prompt#off md/command#logs.tail"))
                .isEqualTo(Tail.POSSIBLE);
    }

    @Test
    void who_asks_from_the_newest_line_that_was_there_before_the_sleep_is_back() {
        assertThat(Tail.isBack(from(5_000), page(5_000, 6_000, 9_000), 10_000)).isTrue();
        assertThat(Tail.isBack(from(5_000), page(5_000), 60_000)).isTrue();
    }

    @Test
    void who_asks_for_another_reason_is_not_back() {
        assertThat(Tail.isBack(from(5_000), page(5_001, 9_000), 10_000)).as("no line of just that time").isFalse();
        assertThat(Tail.isBack(from(5_000), page(5_000, 6_000), 60_000)).as("a line it would have seen").isFalse();
        assertThat(Tail.isBack(from(9_000), page(9_000), 10_000)).as("no time to sleep").isFalse();
        assertThat(Tail.isBack(from(5_000), page(), 10_000)).isFalse();
    }

    private static Search from(long start) {
        return new Search("eu-west-1", "/group", List.of(), "", start, Long.MAX_VALUE, FilterPattern.parse(""), 10_000);
    }

    private static List<SearchedLines.Event> page(long... times) {
        SearchedStream stream = new SearchedStream(LogStreamKey.of("eu-west-1", "/group", "a"), "a", 0, 0, 0, 0, 0, true);
        return LongStream.of(times).mapToObj(time -> new SearchedLines.Event(stream,
                new Document(LogFields.TIMESTAMP, time), "id")).toList();
    }
}

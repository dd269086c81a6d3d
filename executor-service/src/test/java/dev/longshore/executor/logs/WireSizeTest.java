package dev.longshore.executor.logs;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.codec.MessageCodec;
import dev.longshore.contracts.log.JobLogLines;
import dev.longshore.contracts.log.LogLine;
import dev.longshore.executor.container.AnAttempt;

import static org.assertj.core.api.Assertions.assertThat;

class WireSizeTest {
    private final MessageCodec codec = new MessageCodec();

    @ParameterizedTest
    @ValueSource(strings = {"x", "\0", "\u001b", "\t", "\u007f", "\"", "\\", "/", "<", "é", "\u2028", "\ufffd", "漢", "😀"})
    void a_line_takes_no_more_than_it_counts(String character) {
        LogLine line = new LogLine(Long.MAX_VALUE, character.repeat(1000));

        assertThat(bytesOf(line) - bytesOf()).isLessThanOrEqualTo(WireSize.of(line));
    }

    private long bytesOf(LogLine... lines) {
        return codec.write(new JobLogLines(AnAttempt.of(new ExecutorId("one")).id(), "region", "group", "stream", 0,
                List.of(lines), false)).length;
    }
}

package dev.longshore.cli.terminal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressBoardTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void without_a_person_each_change_is_a_line() {
        var board = board(false);
        board.show(List.of(new Progress("count", 0, 8, "2 running"), new Progress("merge", 0, 1, "waits")));
        board.show(List.of(new Progress("count", 0, 8, "2 running"), new Progress("merge", 0, 1, "waits")));
        board.show(List.of(new Progress("count", 3, 8, "1 running"), new Progress("merge", 0, 1, "waits")));

        assertThat(shown())
                .isEqualTo("count: 0 of 8 done, 2 running\nmerge: 0 of 1 done, waits\ncount: 3 of 8 done, 1 running\n");
    }

    @Test
    void for_a_person_the_bars_are_drawn_over_the_former_ones() {
        var board = board(true);
        board.show(List.of(new Progress("count", 4, 8, "2 running")));
        board.show(List.of(new Progress("count", 8, 8, "succeeded")));

        assertThat(shown()).contains("[############............] 4/8 2 running\n", "\u001b[1A",
                "[########################] 8/8 succeeded\n");
    }

    private ProgressBoard board(boolean interactive) {
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new ProgressBoard(new Terminal(stream, stream, interactive));
    }

    private String shown() {
        return out.toString(StandardCharsets.UTF_8);
    }
}

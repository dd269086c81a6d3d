package dev.longshore.benchmark;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StatisticsTest {

    @Test
    void a_percentile_is_a_value_that_was_measured() {
        List<Double> hundred = IntStream.rangeClosed(1, 100).mapToObj(i -> (double) (101 - i)).toList();

        assertThat(Statistics.percentile(hundred, 50)).isEqualTo(50);
        assertThat(Statistics.percentile(hundred, 95)).isEqualTo(95);
        assertThat(Statistics.percentile(List.of(7.0), 95)).isEqualTo(7);
    }

    @Test
    void several_runs_are_told_by_median_and_spread() {
        assertThat(Statistics.of(List.of(5.0, 1.0, 9.0, 4.0, 6.0))).isEqualTo(new Statistics(5, 1, 9));
    }
}

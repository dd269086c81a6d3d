package dev.longshore.gateway.schedule.expression;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CronTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /** What the fields mean is AWS's: the first rows are the examples of its user guide. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0 10 * * ? *           | 2026-03-04T09:59:59 | 2026-03-04T10:00 2026-03-05T10:00",
            "15 12 * * ? *          | 2026-03-04T00:00:00 | 2026-03-04T12:15 2026-03-05T12:15",
            "0 18 ? * MON-FRI *     | 2026-03-06T18:00:00 | 2026-03-09T18:00 2026-03-10T18:00",
            "0 8 1 * ? *            | 2026-03-04T00:00:00 | 2026-04-01T08:00 2026-05-01T08:00",
            "0/15 * * * ? *         | 2026-03-04T10:50:00 | 2026-03-04T11:00 2026-03-04T11:15",
            "0/10 * ? * MON-FRI *   | 2026-03-06T23:50:00 | 2026-03-09T00:00 2026-03-09T00:10",
            "0/5 8-17 ? * MON-FRI * | 2026-03-04T17:55:00 | 2026-03-05T08:00 2026-03-05T08:05",
            "15 10 ? * 6L 2022-2027 | 2026-12-01T00:00:00 | 2026-12-25T10:15 2027-01-29T10:15",
            "0 0 L * ? *            | 2028-02-01T00:00:00 | 2028-02-29T00:00 2028-03-31T00:00",
            "0 0 L-2 * ? *          | 2026-02-01T00:00:00 | 2026-02-26T00:00 2026-03-29T00:00",
            "0 0 LW * ? *           | 2026-02-01T00:00:00 | 2026-02-27T00:00 2026-03-31T00:00",
            "0 0 1W * ? *           | 2026-07-31T00:00:00 | 2026-08-03T00:00 2026-09-01T00:00",
            "0 0 31W * ? *          | 2026-05-01T00:00:00 | 2026-05-29T00:00 2026-07-31T00:00",
            "0 0 1,15,L * ? *       | 2026-02-02T00:00:00 | 2026-02-15T00:00 2026-02-28T00:00",
            "0 0 ? * 3#2 *          | 2026-03-01T00:00:00 | 2026-03-10T00:00 2026-04-14T00:00",
            "0 0 ? * TUE#5 *        | 2026-03-01T00:00:00 | 2026-03-31T00:00 2026-06-30T00:00",
            "0 0 ? * L *            | 2026-03-01T00:00:00 | 2026-03-07T00:00 2026-03-14T00:00",
            "0 0 ? * SAT-MON *      | 2026-03-04T00:00:00 | 2026-03-07T00:00 2026-03-08T00:00",
            "0 22-1 * * ? *         | 2026-03-04T01:30:00 | 2026-03-04T22:00 2026-03-04T23:00",
            "5-20/7 3 * jan,feb ? * | 2026-03-01T00:00:00 | 2027-01-01T03:05 2027-01-01T03:12",
            "30 4 29 2 ? *          | 2026-01-01T00:00:00 | 2028-02-29T04:30 2032-02-29T04:30",
            "*/20 * ? 12 * 2199     | 2026-01-01T00:00:00 | 2199-12-01T00:00 2199-12-01T00:20"})
    void the_fields_mean_what_they_mean_on_AWS(String fields, String after, String expected) {
        ScheduleExpression cron = cron(fields, ZoneId.of("UTC"));

        assertThat(fires(cron, Instant.parse(after + "Z")).limit(2).map(CronTest::utc))
                .containsExactly(expected.split(" "));
    }

    @Test
    void it_is_due_after_a_time_and_not_at_it() {
        ScheduleExpression cron = cron("0 10 * * ? *", ZoneId.of("UTC"));

        assertThat(cron.next(Instant.parse("2026-03-04T10:00:00Z"), Instant.EPOCH))
                .contains(Instant.parse("2026-03-05T10:00:00Z"));
        assertThat(cron.next(Instant.parse("2026-03-04T09:59:59.999Z"), Instant.EPOCH))
                .contains(Instant.parse("2026-03-04T10:00:00Z"));
    }

    @Test
    void what_is_past_for_good_is_due_no_more() {
        assertThat(cron("0 10 * * ? 2020-2025", ZoneId.of("UTC")).next(Instant.parse("2025-12-31T10:00:00Z"), Instant.EPOCH))
                .isEmpty();
    }

    @Test
    void times_are_those_of_the_clocks_of_the_zone_in_summer_and_winter() {
        ScheduleExpression cron = cron("0 9 * * ? *", NEW_YORK);

        assertThat(fires(cron, Instant.parse("2026-03-07T00:00:00Z")).limit(3)).containsExactly(
                Instant.parse("2026-03-07T14:00:00Z"), Instant.parse("2026-03-08T13:00:00Z"),
                Instant.parse("2026-03-09T13:00:00Z"));
    }

    @Test
    void what_the_clocks_jump_over_in_spring_is_left_out() {
        assertThat(fires(cron("30 2 * * ? *", NEW_YORK), Instant.parse("2026-03-07T00:00:00Z")).limit(3)).containsExactly(
                Instant.parse("2026-03-07T07:30:00Z"), Instant.parse("2026-03-09T06:30:00Z"),
                Instant.parse("2026-03-10T06:30:00Z"));
    }

    @Test
    void what_the_clocks_show_twice_in_autumn_is_due_once() {
        assertThat(fires(cron("30 1 * * ? *", NEW_YORK), Instant.parse("2026-10-31T00:00:00Z")).limit(3)).containsExactly(
                Instant.parse("2026-10-31T05:30:00Z"), Instant.parse("2026-11-01T05:30:00Z"),
                Instant.parse("2026-11-02T06:30:00Z"));
        assertThat(fires(cron("0/30 * * * ? *", NEW_YORK), Instant.parse("2026-11-01T05:00:00Z")).limit(2))
                .containsExactly(Instant.parse("2026-11-01T05:30:00Z"), Instant.parse("2026-11-01T07:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "* * * * *", "* * * * ? * *", "60 * * * ? *", "* 24 * * ? *", "* * 0 * ? *", "* * 32 * ? *",
            "* * * 13 ? *", "* * ? * 8 *", "* * ? * 0 *", "* * * * ? 1969", "* * * * ? 2200", "* * * * * *", "* * ? * ? *",
            "* * 1 * MON *", "a * * * ? *", "1,,2 * * * ? *", "1- * * * ? *", "-1 * * * ? *", "*/0 * * * ? *", "1/ * * * ? *",
            "* * ? * 3#6 *", "* * ? * 3#0 *", "* * ? * 3#1,6#3 *", "* * 30 2 ? *", "* * 32W * ? *", "* * L-31 * ? *",
            "* * ? FOO * *", "? * * * ? *", "* * W * ? *", "99999 * * * ? *"})
    void what_is_no_cron_expression_or_never_due_is_refused(String fields) {
        assertThatIllegalArgumentException().isThrownBy(() -> cron(fields, ZoneId.of("UTC")));
    }

    private static ScheduleExpression cron(String fields, ZoneId zone) {
        return ScheduleExpression.parse("cron(" + fields.strip() + ")", zone);
    }

    private static Stream<Instant> fires(ScheduleExpression expression, Instant after) {
        return Stream.iterate(expression.next(after, Instant.EPOCH), Optional::isPresent,
                last -> expression.next(last.orElseThrow(), Instant.EPOCH)).map(Optional::orElseThrow);
    }

    private static String utc(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneId.of("UTC")).toString();
    }
}

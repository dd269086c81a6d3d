package dev.longshore.gateway.schedule.expression;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TimetableTest {

    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void a_rate_is_due_at_once_and_then_by_its_period() {
        Timetable timetable = timetable("rate(5 minutes)", Optional.empty(), Optional.empty());

        assertThat(timetable.next(NOON.minusMillis(1))).contains(NOON);
        assertThat(timetable.next(NOON)).contains(NOON.plusSeconds(300));
        assertThat(timetable.next(NOON.plusSeconds(301))).contains(NOON.plusSeconds(600));
    }

    @Test
    void the_due_times_of_a_rate_are_all_one_period_apart_wherever_one_asks() {
        Random random = new Random(7);
        for (int attempt = 0; attempt < 1_000; attempt++) {
            long minutes = 1 + random.nextInt(3_000);
            Timetable timetable = timetable("rate(" + minutes + " minutes)", Optional.empty(), Optional.empty());
            Instant after = NOON.plusMillis(random.nextLong(Duration.ofDays(900).toMillis()));

            Instant next = timetable.next(after).orElseThrow();

            assertThat(next).isAfter(after).isBeforeOrEqualTo(after.plus(Duration.ofMinutes(minutes)));
            assertThat(Duration.between(NOON, next).toMillis() % Duration.ofMinutes(minutes).toMillis()).isZero();
        }
    }

    @Test
    void a_day_of_a_rate_has_24_hours_whatever_the_clocks_show() {
        Instant eve = Instant.parse("2026-03-28T12:00:00Z");
        ScheduleExpression daily = ScheduleExpression.parse("rate(1 day)", BERLIN);

        assertThat(daily.next(eve, eve)).contains(eve.plus(Duration.ofHours(24)));
    }

    @Test
    void a_rate_with_a_start_is_counted_from_there() {
        Timetable timetable = timetable("rate(1 hours)", Optional.of(NOON.plusSeconds(90)), Optional.empty());

        assertThat(timetable.next(NOON)).contains(NOON.plusSeconds(90));
        assertThat(timetable.next(NOON.plusSeconds(90))).contains(NOON.plusSeconds(3_690));
    }

    @Test
    void nothing_is_due_before_the_start_or_after_the_end_and_both_belong_to_it() {
        Timetable timetable = timetable("cron(0 * * * ? *)", Optional.of(NOON), Optional.of(NOON.plusSeconds(3_600)));

        assertThat(timetable.next(NOON.minusSeconds(86_400))).contains(NOON);
        assertThat(timetable.next(NOON)).contains(NOON.plusSeconds(3_600));
        assertThat(timetable.next(NOON.plusSeconds(3_600))).isEmpty();
    }

    @Test
    void a_single_time_is_due_once_and_regards_neither_start_nor_end() {
        Timetable timetable = timetable("at(2026-03-04T13:00:07)", Optional.of(NOON.plusSeconds(86_400)), Optional.of(NOON));

        assertThat(timetable.next(NOON)).contains(Instant.parse("2026-03-04T13:00:07Z"));
        assertThat(timetable.next(Instant.parse("2026-03-04T13:00:07Z"))).isEmpty();
    }

    @Test
    void a_single_time_is_that_of_the_clocks_of_its_zone() {
        assertThat(at("2026-07-01T08:00:00")).contains(Instant.parse("2026-07-01T06:00:00Z"));
        assertThat(at("2026-03-29T02:30:00")).as("jumped over").contains(Instant.parse("2026-03-29T01:30:00Z"));
        assertThat(at("2026-10-25T02:30:00")).as("shown twice").contains(Instant.parse("2026-10-25T00:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "at", "at()", "at(2026-03-04)", "at(2026-03-04T12:00)", "at(2026-02-30T12:00:00)",
            "at(2026-03-04T12:00:00Z)", "rate()", "rate(5)", "rate(0 minutes)", "rate(-1 minutes)", "rate(1.5 hours)",
            "rate(5 seconds)", "rate(5 weeks)", "rate(10000000000 days)", "every(5 minutes)", "rate(5 minutes", "RATE(5 minutes)",
            "rate(5 minutes) ", "cron(0 10 * * ? *) or never"})
    void what_is_no_expression_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ScheduleExpression.parse(text, UTC));
    }

    private static Optional<Instant> at(String time) {
        return ScheduleExpression.parse("at(" + time + ")", BERLIN).next(NOON, NOON);
    }

    private static Timetable timetable(String expression, Optional<Instant> start, Optional<Instant> end) {
        return new Timetable(ScheduleExpression.parse(expression, UTC), NOON, start, end);
    }
}

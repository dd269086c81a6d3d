package dev.longshore.gateway.schedule.firing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.schedule.Schedule;
import dev.longshore.gateway.schedule.Schedules;
import dev.longshore.gateway.schedule.firing.MissedTime.Outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What becomes of due times that pass while no gateway runs. The last three of a schedule are made up here. */
class MissedTimesTest {

    private final String database = "schedules-" + UUID.randomUUID();
    private final TestClock clock = new TestClock("2026-03-04T12:00:00Z");
    private final FakeWorld world = new FakeWorld();
    private ScheduleHouse gateway;

    @BeforeEach
    void open() {
        gateway = new ScheduleHouse(database, clock, world);
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void the_latest_are_made_up_and_all_are_listed() {
        gateway.create("minutely", "rate(1 minutes)");
        tickAt("2026-03-04T12:00:00Z");

        tickAt("2026-03-04T12:06:10Z");
        tickAt("2026-03-04T12:07:00Z");

        assertThat(world.times()).containsExactly("2026-03-04T12:00:00Z", "2026-03-04T12:03:00Z", "2026-03-04T12:04:00Z",
                "2026-03-04T12:05:00Z", "2026-03-04T12:06:00Z", "2026-03-04T12:07:00Z");
        assertThat(gateway.missed("minutely")).extracting(missed -> missed.due().toString(), MissedTime::outcome)
                .containsExactly(tuple("2026-03-04T12:01:00Z", Outcome.SKIPPED), tuple("2026-03-04T12:02:00Z", Outcome.SKIPPED),
                        tuple("2026-03-04T12:03:00Z", Outcome.MADE_UP), tuple("2026-03-04T12:04:00Z", Outcome.MADE_UP),
                        tuple("2026-03-04T12:05:00Z", Outcome.MADE_UP));
        assertThat(gateway.missed("minutely").getLast().jobId()).contains("job-of-2026-03-04T12:05:00Z");
        assertThat(gateway.count("skipped")).isEqualTo(2);
        assertThat(gateway.count("made-up")).isEqualTo(3);
    }

    @Test
    void what_is_older_than_the_schedule_allows_is_not_made_up() {
        ObjectNode schedule = ScheduleHouse.schedule("hasty", "rate(1 minutes)");
        schedule.withObject("/Target/RetryPolicy").put("MaximumEventAgeInSeconds", 120);
        gateway.call("CreateSchedule", schedule);
        tickAt("2026-03-04T12:00:00Z");

        tickAt("2026-03-04T12:10:30Z");

        assertThat(world.times()).containsExactly("2026-03-04T12:00:00Z", "2026-03-04T12:09:00Z", "2026-03-04T12:10:00Z");
        assertThat(gateway.missed("hasty")).hasSize(9).element(7)
                .satisfies(missed -> assertThat(missed.reason()).contains("MaximumEventAgeInSeconds"));
    }

    @Test
    void a_single_time_is_made_up_within_a_day() {
        gateway.create("soon", "at(2026-03-04T13:00:00)");
        gateway.create("sooner", "at(2026-03-04T12:30:00)");

        tickAt("2026-03-05T12:45:00Z");

        assertThat(world.times()).containsExactly("2026-03-04T13:00:00Z");
        assertThat(gateway.missed("sooner")).extracting(MissedTime::outcome).containsExactly(Outcome.SKIPPED);
        assertThat(gateway.missed("soon")).extracting(MissedTime::outcome).containsExactly(Outcome.MADE_UP);
    }

    @Test
    void what_was_claimed_before_the_gateway_died_and_is_submitted_long_after_is_listed() {
        gateway.create("once", "at(2026-03-04T13:00:00)");
        world.refuse(new IllegalStateException("the store does not answer"));
        tickAt("2026-03-04T13:00:00Z");
        world.acceptAgain();

        tickAt("2026-03-04T13:20:00Z");

        assertThat(world.times()).hasSize(1);
        assertThat(gateway.missed("once")).singleElement().satisfies(missed -> {
            assertThat(missed.outcome()).isEqualTo(Outcome.MADE_UP);
            assertThat(missed.reason()).contains("in attempt 2");
        });
    }

    @Test
    void what_is_late_by_less_than_a_minute_is_not_missed() {
        gateway.create("once", "at(2026-03-04T13:00:00)");

        tickAt("2026-03-04T13:00:59Z");

        assertThat(world.times()).hasSize(1);
        assertThat(gateway.missed("once")).isEmpty();
    }

    @Test
    void what_may_still_wait_in_its_window_is_not_skipped() {
        ObjectNode schedule = ScheduleHouse.schedule("spread", "rate(1 minutes)");
        schedule.putObject("FlexibleTimeWindow").put("Mode", "FLEXIBLE").put("MaximumWindowInMinutes", 60);
        gateway.call("CreateSchedule", schedule);
        Schedule created = gateway.bean(Schedules.class).due(clock.instant(), 1).getFirst();
        Instant now = Instant.parse("2026-03-04T14:00:00Z");

        CatchUp plan = CatchUp.of(created, now, 3, Duration.ofDays(30));

        assertThat(plan.skipped()).isNotEmpty()
                .allSatisfy(skipped -> assertThat(Invocation.of(created, skipped.due()).isLateAt(now)).isTrue());
        assertThat(plan.invocations()).filteredOn(invocation -> invocation.isLateAt(now)).hasSize(3);
        assertThat(plan.skipped().size() + plan.invocations().size()).isEqualTo(2 * 60 + 1);
    }

    @Test
    void years_of_absence_are_remembered_for_as_long_as_anything_is() {
        gateway.create("hourly", "cron(0 * * * ? *)");

        tickAt("2029-03-04T12:30:00Z");

        assertThat(gateway.missed("hourly")).hasSize(30 * 24);
        assertThat(world.times()).containsExactly("2029-03-04T10:00:00Z", "2029-03-04T11:00:00Z", "2029-03-04T12:00:00Z");
        tickAt("2029-04-03T12:30:00Z");
        assertThat(gateway.missed("hourly").getFirst().due()).isAfterOrEqualTo("2029-03-04T12:30:00Z");
    }

    @Test
    void of_a_long_absence_some_is_dealt_with_at_a_time_so_that_others_do_not_wait_for_it() {
        gateway.create("minutely", "rate(1 minutes)");
        gateway.create("once", "at(2026-03-12T12:00:00)");

        tickAt("2026-03-12T12:00:00Z");

        assertThat(world.times()).containsExactly("2026-03-12T12:00:00Z");
        assertThat(gateway.count("skipped")).isEqualTo(CatchUp.AT_ONCE);
        tickAt("2026-03-12T12:00:00.250Z");
        assertThat(gateway.count("skipped")).isEqualTo(2 * CatchUp.AT_ONCE);
        tickAt("2026-03-12T12:00:00.500Z");
        assertThat(gateway.count("skipped")).isEqualTo(8 * 24 * 60 - 3);
        assertThat(gateway.count("made-up")).isEqualTo(3);
        assertThat(world.times()).containsExactly("2026-03-12T11:57:00Z", "2026-03-12T11:58:00Z", "2026-03-12T11:59:00Z",
                "2026-03-12T12:00:00Z", "2026-03-12T12:00:00Z");
    }

    @Test
    void after_an_absence_one_schedule_is_done_with_before_the_next_so_that_memory_holds_the_missed_times_of_one() {
        gateway.create("minutely-1", "rate(1 minutes)");
        gateway.create("minutely-2", "rate(1 minutes)");
        clock.set("2026-03-04T12:30:00Z");
        Updates updates = new Updates(new CopyOnWriteArrayList<>());

        try (ScheduleHouse other = new ScheduleHouse(database, clock, world, updates)) {
            other.tick();
        }

        assertThat(updates.collections()).startsWith("schedule_missed", "schedules", "schedule_missed", "schedules");
    }

    /** The collections that are written to, in order. */
    private record Updates(List<String> collections) implements CommandListener {

        @Override
        public void commandStarted(CommandStartedEvent event) {
            if (event.getCommandName().equals("update")) {
                collections.add(event.getCommand().getString("update").getValue());
            }
        }
    }

    private void tickAt(String time) {
        clock.set(time);
        gateway.tick();
    }
}

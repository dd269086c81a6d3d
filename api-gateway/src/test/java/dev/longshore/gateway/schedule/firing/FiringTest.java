package dev.longshore.gateway.schedule.firing;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import org.bson.BsonValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.Json;

import static org.assertj.core.api.Assertions.assertThat;

class FiringTest {

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
    void each_due_time_becomes_one_job() {
        gateway.create("minutely", "rate(1 minutes)");

        tickAt("2026-03-04T12:00:00Z");
        tickAt("2026-03-04T12:00:30Z");
        tickAt("2026-03-04T12:01:00Z");
        tickAt("2026-03-04T12:01:00.300Z");
        tickAt("2026-03-04T12:02:00.500Z");

        assertThat(world.times()).containsExactly("2026-03-04T12:00:00Z", "2026-03-04T12:01:00Z", "2026-03-04T12:02:00Z");
        assertThat(world.calls()).isEqualTo(3);
        assertThat(gateway.count("submitted")).isEqualTo(3);
        assertThat(gateway.missed("minutely")).isEmpty();
    }

    @Test
    void several_gateways_make_one_job_of_a_due_time() {
        for (int i = 0; i < 40; i++) {
            gateway.create("once-" + i, "at(2026-03-04T12:00:07)");
        }
        clock.set("2026-03-04T12:00:07Z");

        try (ScheduleHouse other = new ScheduleHouse(database, clock, world)) {
            CompletableFuture.allOf(CompletableFuture.runAsync(gateway::tick), CompletableFuture.runAsync(other::tick)).join();

            assertThat(world.times()).hasSize(40);
            assertThat(world.calls()).isEqualTo(40);
            assertThat(gateway.count("submitted") + other.count("submitted")).isEqualTo(40);
        }
    }

    @Test
    void of_two_gateways_that_take_the_same_due_time_one_gets_it() {
        gateway.create("once", "at(2026-03-04T12:00:07)");
        clock.set("2026-03-04T12:00:07Z");
        Invocations invocations = gateway.bean(Invocations.class);
        gateway.bean(Claims.class).claim(clock.instant());
        Invocation ready = invocations.ready(clock.instant(), 10).getFirst();

        assertThat(invocations.replace(ready, ready.begun(clock.instant().plusSeconds(10)))).isTrue();
        assertThat(invocations.replace(ready, ready.begun(clock.instant().plusSeconds(10)))).isFalse();
    }

    @Test
    void what_a_gateway_has_claimed_and_not_submitted_another_one_submits() {
        gateway.create("once", "at(2026-03-04T12:00:07)");
        clock.set("2026-03-04T12:00:07Z");
        world.refuse(new IllegalStateException("the store does not answer"));
        gateway.tick();

        try (ScheduleHouse other = new ScheduleHouse(database, clock, world)) {
            world.acceptAgain();
            clock.advance(Duration.ofSeconds(11));
            other.tick();

            assertThat(world.times()).containsExactly("2026-03-04T12:00:07Z");
        }
    }

    @Test
    void nothing_is_done_at_a_due_time_of_a_disabled_schedule_and_nothing_made_up() {
        gateway.create("off", "rate(1 minutes)");
        update("off", "rate(1 minutes)", "DISABLED");
        tickAt("2026-03-04T12:10:00Z");
        update("off", "rate(1 minutes)", "ENABLED");

        tickAt("2026-03-04T12:10:59Z");
        tickAt("2026-03-04T12:11:00Z");

        assertThat(world.times()).containsExactly("2026-03-04T12:10:00Z", "2026-03-04T12:11:00Z");
        assertThat(gateway.missed("off")).isEmpty();
    }

    @Test
    void a_changed_schedule_is_not_due_again_at_a_time_it_was_due_already_though_a_clock_is_slow() {
        gateway.create("changing", "cron(* * * * ? *)");
        tickAt("2026-03-04T12:01:00Z");
        clock.set("2026-03-04T12:00:58Z");
        update("changing", "cron(0/1 * * * ? *)", "ENABLED");

        tickAt("2026-03-04T12:01:01Z");
        tickAt("2026-03-04T12:02:01Z");

        assertThat(world.times()).containsExactly("2026-03-04T12:00:00Z", "2026-03-04T12:01:00Z", "2026-03-04T12:02:00Z");
        assertThat(world.calls()).isEqualTo(3);
    }

    @Test
    void a_time_that_nobody_has_claimed_when_the_schedule_is_changed_still_becomes_a_job() {
        gateway.create("changing", "cron(* * * * ? *)");
        tickAt("2026-03-04T12:00:00Z");
        clock.set("2026-03-04T12:01:00.100Z");
        update("changing", "cron(0/2 * * * ? *)", "ENABLED");

        tickAt("2026-03-04T12:01:00.200Z");
        tickAt("2026-03-04T12:02:00Z");

        assertThat(world.times()).containsExactly("2026-03-04T12:00:00Z", "2026-03-04T12:01:00Z", "2026-03-04T12:02:00Z");
    }

    @Test
    void what_was_missed_is_made_up_though_the_schedule_is_changed_before_anybody_has_looked() {
        gateway.create("changing", "cron(* * * * ? *)");
        tickAt("2026-03-04T12:00:00Z");
        clock.set("2026-03-04T12:03:10Z");
        update("changing", "cron(* * * * ? *)", "ENABLED");

        tickAt("2026-03-04T12:03:10Z");

        assertThat(world.times()).containsExactly("2026-03-04T12:00:00Z", "2026-03-04T12:01:00Z", "2026-03-04T12:02:00Z",
                "2026-03-04T12:03:00Z");
    }

    @Test
    void times_of_an_expression_before_it_was_given_are_not_made_up() {
        gateway.create("changing", "cron(0 12 * * ? *)");
        tickAt("2026-03-04T12:00:00Z");
        clock.set("2026-03-05T12:30:00Z");
        update("changing", "cron(5/10 * * * ? *)", "ENABLED");

        tickAt("2026-03-05T12:35:00Z");

        assertThat(world.times()).containsExactly("2026-03-04T12:00:00Z", "2026-03-05T12:35:00Z");
    }

    @Test
    void in_a_flexible_window_a_job_is_submitted_once_some_time_after_it_is_due() {
        ObjectNode schedule = ScheduleHouse.schedule("flexible", "at(2026-03-04T13:00:00)");
        schedule.withObject("/FlexibleTimeWindow").put("Mode", "FLEXIBLE").put("MaximumWindowInMinutes", 20);
        gateway.call("CreateSchedule", schedule);

        tickAt("2026-03-04T13:00:00Z");
        assertThat(world.times()).isEmpty();
        tickAt("2026-03-04T13:20:00Z");
        tickAt("2026-03-04T13:20:01Z");

        assertThat(world.times()).containsExactly("2026-03-04T13:00:00Z");
    }

    @Test
    void a_schedule_that_is_deleted_while_its_window_is_open_submits_nothing_any_more() {
        ObjectNode schedule = ScheduleHouse.schedule("flexible", "at(2026-03-04T13:00:00)");
        schedule.withObject("/FlexibleTimeWindow").put("Mode", "FLEXIBLE").put("MaximumWindowInMinutes", 20);
        gateway.call("CreateSchedule", schedule);
        tickAt("2026-03-04T13:00:00Z");

        gateway.call("DeleteSchedule", Json.object().put("Name", "flexible"));
        tickAt("2026-03-04T13:20:00Z");

        assertThat(world.calls()).isZero();
    }

    @Test
    void a_schedule_that_is_to_be_deleted_after_its_completion_is_gone_when_its_last_job_is_submitted() {
        gateway.call("CreateSchedule",
                ScheduleHouse.schedule("once", "at(2026-03-04T13:00:00)").put("ActionAfterCompletion", "DELETE"));
        gateway.create("kept", "at(2026-03-04T13:00:00)");
        world.refuse(new IllegalStateException("the store does not answer"));
        tickAt("2026-03-04T13:00:00Z");
        assertThat(schedules()).as("its job is still to be submitted").contains("once", "kept");

        world.acceptAgain();
        tickAt("2026-03-04T13:00:01Z");

        assertThat(world.times()).hasSize(2);
        assertThat(schedules()).doesNotContain("once").contains("kept");
    }

    @Test
    void a_completed_schedule_that_is_set_anew_just_when_it_is_to_be_deleted_stays() {
        gateway.call("CreateSchedule",
                ScheduleHouse.schedule("once", "at(2026-03-04T13:00:00)").put("ActionAfterCompletion", "DELETE"));
        clock.set("2026-03-04T13:00:00Z");
        Runnable change = () -> update("once", "at(2026-03-04T14:00:00)", "ENABLED");

        try (ScheduleHouse other = new ScheduleHouse(database, clock, world, new BeforeDeletion("schedules", change))) {
            other.tick();
        }
        tickAt("2026-03-04T14:00:00Z");

        assertThat(world.times()).containsExactly("2026-03-04T13:00:00Z", "2026-03-04T14:00:00Z");
    }

    /** Does something just before the first document of a collection is deleted. */
    private static final class BeforeDeletion implements CommandListener {

        private final String collection;
        private final AtomicReference<Runnable> act;

        BeforeDeletion(String collection, Runnable act) {
            this.collection = collection;
            this.act = new AtomicReference<>(act);
        }

        @Override
        public void commandStarted(CommandStartedEvent event) {
            BsonValue deletion = event.getCommand().get("delete");
            if (deletion != null && deletion.asString().getValue().equals(collection)) {
                act.getAndSet(() -> {}).run();
            }
        }
    }

    private String schedules() {
        return gateway.call("ListSchedules", Json.object()).toString();
    }

    private void update(String name, String expression, String state) {
        gateway.call("UpdateSchedule", ScheduleHouse.schedule(name, expression).put("State", state));
    }

    private void tickAt(String time) {
        clock.set(time);
        gateway.tick();
    }
}

package dev.longshore.gateway.schedule.firing;

import java.time.Duration;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.schedule.firing.MissedTime.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of a due time whose job cannot be submitted. */
class UndeliveredTest {

    private final TestClock clock = new TestClock("2026-03-04T12:00:00Z");
    private final FakeWorld world = new FakeWorld();
    private ScheduleHouse gateway;

    @BeforeEach
    void open() {
        gateway = new ScheduleHouse("schedules-" + UUID.randomUUID(), clock, world);
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void a_refusal_is_final_and_becomes_a_dead_letter() {
        world.refuse(new ClientException("Job queue q does not exist."));
        gateway.create("once", "at(2026-03-04T12:00:00)");

        gateway.tick();
        later(Duration.ofHours(1));

        assertThat(world.calls()).isEqualTo(1);
        assertThat(world.letters()).singleElement().satisfies(letter -> {
            assertThat(letter.failure().orElseThrow().code()).isEqualTo("ClientException");
            assertThat(letter.failure().orElseThrow().message()).isEqualTo("Job queue q does not exist.");
            assertThat(letter.failure().orElseThrow().exhausted()).isEmpty();
        });
        assertThat(gateway.missed("once")).extracting(MissedTime::outcome).containsExactly(Outcome.UNDELIVERED);
        assertThat(gateway.count("undelivered")).isEqualTo(1);
    }

    @Test
    void what_fails_for_the_worlds_sake_is_tried_again_after_a_second_and_then_twice_as_long_each_time() {
        world.refuse(new IllegalStateException("the store does not answer"));
        gateway.create("once", "at(2026-03-04T12:00:00)");

        gateway.tick();
        later(Duration.ofMillis(999));
        assertThat(world.calls()).isEqualTo(1);
        later(Duration.ofMillis(1));
        assertThat(world.calls()).isEqualTo(2);
        later(Duration.ofSeconds(1));
        assertThat(world.calls()).isEqualTo(2);
        world.acceptAgain();
        later(Duration.ofSeconds(1));

        assertThat(world.times()).hasSize(1);
        assertThat(gateway.missed("once")).isEmpty();
        assertThat(world.letters()).isEmpty();
    }

    @Test
    void the_policy_says_how_often() {
        world.refuse(new IllegalStateException("the store does not answer"));
        gateway.call("CreateSchedule", schedule("MaximumRetryAttempts", 2));

        keepTicking(20);

        assertThat(world.calls()).isEqualTo(3);
        assertThat(world.letters()).singleElement().satisfies(letter -> assertThat(letter.failure().orElseThrow().exhausted())
                .contains("MaximumRetryAttempts"));
    }

    @Test
    void the_policy_says_for_how_long() {
        world.refuse(new IllegalStateException("the store does not answer"));
        gateway.call("CreateSchedule", schedule("MaximumEventAgeInSeconds", 60));

        keepTicking(120);

        assertThat(world.calls()).as("after 0, 1, 3, 7, 15 and 31 seconds").isEqualTo(6);
        assertThat(world.letters()).singleElement().satisfies(letter -> assertThat(letter.failure().orElseThrow().exhausted())
                .contains("MaximumEventAgeInSeconds"));
    }

    @Test
    void a_target_of_another_kind_becomes_a_dead_letter_at_each_due_time() {
        ObjectNode schedule = ScheduleHouse.schedule("queue", "rate(1 minutes)");
        schedule.withObject("/Target").put("Arn", "arn:aws:sqs:eu-west-1:123456789012:orders");
        gateway.call("CreateSchedule", schedule);

        gateway.tick();
        later(Duration.ofMinutes(1));

        assertThat(world.calls()).isZero();
        assertThat(world.letters()).hasSize(2).allSatisfy(letter -> assertThat(letter.failure().orElseThrow().message())
                .contains("does not invoke arn:aws:sqs:eu-west-1:123456789012:orders"));
        assertThat(gateway.missed("queue")).hasSize(2);
    }

    @Test
    void a_dead_letter_that_Kafka_does_not_take_is_sent_when_it_does() {
        world.refuse(new ClientException("Job queue q does not exist."));
        world.takeKafkaAway(true);
        gateway.create("once", "at(2026-03-04T12:00:00)");
        assertThat(tickFails()).isTrue();
        world.takeKafkaAway(false);

        later(Burials.LEASE);
        later(Burials.LEASE);

        assertThat(world.letters()).hasSize(1);
        assertThat(world.calls()).isEqualTo(1);
    }

    private boolean tickFails() {
        try {
            gateway.tick();
            return false;
        } catch (IllegalStateException _) {
            return true;
        }
    }

    private static ObjectNode schedule(String limit, int value) {
        ObjectNode schedule = ScheduleHouse.schedule("once", "at(2026-03-04T12:00:00)");
        schedule.withObject("/Target/RetryPolicy").put(limit, value);
        return schedule;
    }

    private void keepTicking(int seconds) {
        gateway.tick();
        for (int i = 0; i < seconds * 4; i++) {
            later(Duration.ofMillis(250));
        }
    }

    private void later(Duration duration) {
        clock.advance(duration);
        gateway.tick();
    }
}

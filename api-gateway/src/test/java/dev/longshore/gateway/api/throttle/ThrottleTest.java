package dev.longshore.gateway.api.throttle;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ThrottleTest {

    private static final List<String> OPERATIONS = List.of("SubmitJob", "ListJobs", "scheduler:TagResource");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private long now = Long.MAX_VALUE - 5;

    @Test
    void nothing_is_refused_where_no_limit_is_set() {
        Throttle throttle = throttle(0, SECOND, Map.of());

        assertThat(taken(throttle, "me", "SubmitJob")).isEqualTo(100);
    }

    @Test
    void a_caller_has_so_many_calls_at_once_and_then_as_many_as_time_brings() {
        Throttle throttle = throttle(10, Duration.ofSeconds(2), Map.of());

        assertThat(taken(throttle, "me", "SubmitJob")).isEqualTo(20);
        assertThat(throttle.refusal("me", "SubmitJob")).contains(10.0);
        pass(Duration.ofMillis(250));
        assertThat(taken(throttle, "me", "SubmitJob")).isEqualTo(2);
        pass(Duration.ofMillis(50));
        assertThat(taken(throttle, "me", "SubmitJob")).isEqualTo(1);
        pass(Duration.ofDays(1));
        assertThat(taken(throttle, "me", "SubmitJob")).isEqualTo(20);
    }

    @Test
    void callers_and_operations_do_not_take_from_each_other() {
        Throttle throttle = throttle(5, SECOND, Map.of());

        assertThat(taken(throttle, "me", "SubmitJob")).isEqualTo(5);
        assertThat(taken(throttle, "you", "SubmitJob")).isEqualTo(5);
        assertThat(taken(throttle, "me", "ListJobs")).isEqualTo(5);
    }

    @Test
    void a_call_that_may_be_made_less_than_once_a_second_can_be_made() {
        Throttle throttle = throttle(0.1, SECOND, Map.of());

        assertThat(taken(throttle, "me", "SubmitJob")).isEqualTo(1);
        pass(Duration.ofSeconds(9));
        assertThat(taken(throttle, "me", "SubmitJob")).isZero();
        pass(Duration.ofSeconds(1));
        assertThat(taken(throttle, "me", "SubmitJob")).isEqualTo(1);
    }

    @Test
    void an_operation_has_a_limit_of_its_own_by_its_name_in_any_capitals() {
        Throttle throttle = throttle(5, SECOND, Map.of("submitjob", 7.0, "ListJobs", 0.0, "SCHEDULERTAGRESOURCE", 3.0));

        assertThat(taken(throttle, "me", "SubmitJob")).isEqualTo(7);
        assertThat(taken(throttle, "me", "ListJobs")).isEqualTo(100);
        assertThat(taken(throttle, "me", "scheduler:TagResource")).isEqualTo(3);
        assertThatThrownBy(() -> throttle(5, SECOND, Map.of("SubmitJobs", 7.0)))
                .isInstanceOf(InvalidConfigurationPropertyValueException.class).hasMessageContaining("SubmitJobs");
    }

    @Test
    void callers_beyond_a_number_let_those_be_forgotten_who_have_not_called_for_longest() {
        Throttle throttle = throttle(1, SECOND, Map.of());
        IntStream.range(0, 100).forEach(i -> taken(throttle, "caller-" + i, "SubmitJob"));
        assertThat(throttle.refusal("caller-0", "SubmitJob")).isPresent();

        throttle.refusal("one more", "SubmitJob");

        assertThat(throttle.refusal("caller-0", "SubmitJob")).isPresent();
        assertThat(throttle.refusal("caller-2", "SubmitJob")).isPresent();
        assertThat(throttle.refusal("caller-1", "SubmitJob")).isEmpty();
    }

    private Throttle throttle(double perSecond, Duration burst, Map<String, Double> operations) {
        return new Throttle(new ThrottlingProperties(perSecond, burst, 100, operations), OPERATIONS, () -> now);
    }

    /** How many of 100 calls may be made. */
    private static long taken(Throttle throttle, String caller, String operation) {
        return IntStream.range(0, 100).filter(_ -> throttle.refusal(caller, operation).isEmpty()).count();
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}

package dev.longshore.gateway.schedule.firing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import dev.longshore.gateway.schedule.ContextAttributes;
import dev.longshore.gateway.schedule.RetryPolicy;
import dev.longshore.gateway.schedule.Schedule;
import dev.longshore.gateway.schedule.ScheduleId;
import dev.longshore.gateway.schedule.Target;

import static java.util.Objects.requireNonNull;

/**
 * What a due time has to lead to. It is stored until that has happened, or cannot happen any more.
 *
 * @param scheduleUuid of the schedule, which with the due time makes the invocation's key: a due time has one
 * @param start when it is to be made first: in a flexible window, some time after it is due
 * @param attempts that were begun
 * @param next when the next attempt is to be made
 * @param failure why it has failed for good, where only the dead letter is still to be sent
 */
record Invocation(ScheduleId schedule, String scheduleUuid, Instant due, Instant start, Target target, int attempts, Instant next,
        Optional<Failure> failure) {

    /** AWS's own: what is later is late. */
    private static final Duration PRECISION = Duration.ofMinutes(1);
    private static final int EXECUTION_ID_LENGTH = 16;

    Invocation {
        requireNonNull(schedule, "schedule");
        requireNonNull(scheduleUuid, "scheduleUuid");
        requireNonNull(due, "due");
        requireNonNull(target, "target");
    }

    /**
     * Why an invocation has failed for good.
     *
     * @param code the error's name
     * @param exhausted the limit that retries have come to; empty where a retry would not have helped
     */
    record Failure(String code, String message, Optional<String> exhausted) {}

    static Invocation of(Schedule schedule, Instant due) {
        Instant start = due.plus(offset(schedule, due));
        return new Invocation(schedule.id(), schedule.uuid(), due, start, schedule.target(), 0, start, Optional.empty());
    }

    boolean isLateAt(Instant time) {
        return start.plus(PRECISION).isBefore(time);
    }

    /** Spread over the window; the same whoever asks. */
    private static Duration offset(Schedule schedule, Instant due) {
        long window = Duration.ofMinutes(schedule.windowMinutes()).toMillis();
        return window == 0
                ? Duration.ZERO
                : Duration.ofMillis(Math.floorMod(hash(schedule.uuid(), due).getLeastSignificantBits(), window));
    }

    /** Whether it was to be made some time after it was claimed. */
    boolean hasWaited() {
        return start.isAfter(due);
    }

    /** The limit that keeps another attempt from being made at a time; empty where one may be made. */
    Optional<String> exhaustedAt(Instant time) {
        RetryPolicy policy = target.retryPolicy();
        if (!policy.allowsAfter(attempts)) {
            return Optional.of("MaximumRetryAttempts");
        }
        return time.isAfter(start.plus(policy.maximumAge())) ? Optional.of("MaximumEventAgeInSeconds") : Optional.empty();
    }

    String key() {
        return key(scheduleUuid, due);
    }

    static String key(String scheduleUuid, Instant due) {
        return scheduleUuid + "/" + due.toEpochMilli();
    }

    /** The same for each attempt and whoever makes it, so that SubmitJob makes one job of them all. */
    String invocationId() {
        return "schedule/" + key();
    }

    ContextAttributes attributes() {
        return new ContextAttributes(schedule.arn(), due, executionId(), attempts);
    }

    String executionId() {
        return hash(scheduleUuid, due).toString().replace("-", "").substring(0, EXECUTION_ID_LENGTH);
    }

    private static UUID hash(String scheduleUuid, Instant due) {
        return UUID.nameUUIDFromBytes(key(scheduleUuid, due).getBytes(StandardCharsets.UTF_8));
    }

    /** When its next attempt is begun, with the time at which another may begin one if nothing is heard of it. */
    Invocation begun(Instant lease) {
        return new Invocation(schedule, scheduleUuid, due, start, target, attempts + 1, lease, failure);
    }

    Invocation postponed(Instant until) {
        return new Invocation(schedule, scheduleUuid, due, start, target, attempts, until, failure);
    }

    Invocation failed(Failure reason, Instant until) {
        return new Invocation(schedule, scheduleUuid, due, start, target, attempts, until, Optional.of(reason));
    }
}

package dev.longshore.scheduler.settings;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What can be set of the scheduler.
 *
 * @param sessionTimeout after how long a silence the group gives the cells of a member to another, 500 ms to 5 min; the broker has a
 *        lower limit of its own
 * @param instanceId under which the group knows this scheduler over restarts: one that comes back within the session has its cells at
 *        once. Each scheduler needs its own; without one, a scheduler that was killed waits for the end of its former session
 * @param standbyCells of how many cells that others own the state is kept in memory, for a quick take-over, 0 to 64
 * @param heartbeatTimeout after how long a silence an executor is held to be lost, 2 s to 1 h
 * @param idleGrace how long an instance is kept without work, 1 ms to a day
 * @param stopGrace between SIGTERM and SIGKILL when an attempt is stopped, 1 s to 1 h
 * @param finishedJobRetention how long a job is remembered after its end is known to be in the database, 2 min to a day: a gateway
 *        drops what is not acknowledged within a minute, so no submission of such a job is on its way any more
 * @param launchBackoff after the first failed launch, 1 ms to 1 h; doubled for each further one
 * @param launchBackoffLimit the longest such pause, 1 ms to 1 h
 */
@Validated
@ConfigurationProperties(prefix = "longshore.scheduler", ignoreUnknownFields = false)
public record SchedulerProperties(
        @DurationMin(millis = 500) @DurationMax(minutes = 5) @DefaultValue("2s") Duration sessionTimeout,
        @DefaultValue("") String instanceId,
        @Min(0) @Max(64) @DefaultValue("4") int standbyCells,
        @DurationMin(seconds = 2) @DurationMax(hours = 1) @DefaultValue("60s") Duration heartbeatTimeout,
        @DurationMin(millis = 1) @DurationMax(days = 1) @DefaultValue("10s") Duration idleGrace,
        @DurationMin(seconds = 1) @DurationMax(hours = 1) @DefaultValue("30s") Duration stopGrace,
        @DurationMin(minutes = 2) @DurationMax(days = 1) @DefaultValue("10m") Duration finishedJobRetention,
        @DurationMin(millis = 1) @DurationMax(hours = 1) @DefaultValue("5s") Duration launchBackoff,
        @DurationMin(millis = 1) @DurationMax(hours = 1) @DefaultValue("1m") Duration launchBackoffLimit) {}

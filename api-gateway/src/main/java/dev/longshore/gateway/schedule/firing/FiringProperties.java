package dev.longshore.gateway.schedule.firing;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What can be set of schedules.
 *
 * @param madeUpAtMost of how many of a schedule's due times that passed while no gateway ran the jobs are submitted afterwards, 0 to
 *        10,000: the latest ones
 * @param missedRetention how long it is remembered which due times were missed, 1 to 365 days
 */
@Validated
@ConfigurationProperties(prefix = "longshore.schedules", ignoreUnknownFields = false)
record FiringProperties(
        @Min(value = 0, message = "must be from 0 to 10000") @Max(value = 10_000, message = "must be from 0 to 10000") @DefaultValue("10") int madeUpAtMost,
        @DurationMin(days = 1, message = "must be from 1 to 365 days") @DurationMax(days = 365, message = "must be from 1 to 365 days") @DefaultValue("30d") Duration missedRetention) {}

package dev.longshore.provisioner.hostpool;

import java.time.Duration;

import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What can be set for the provisioner.
 *
 * @param silence after which an executor gets nothing new until it is heard again, 2 s to 10 min; well above its heartbeat interval
 */
@Validated
@ConfigurationProperties(prefix = "longshore.provisioner", ignoreUnknownFields = false)
public record HostPoolProperties(
        @DefaultValue("10s") @NotNull @DurationMin(seconds = 2) @DurationMax(minutes = 10) Duration silence) {}

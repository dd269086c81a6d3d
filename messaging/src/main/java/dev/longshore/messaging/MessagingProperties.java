package dev.longshore.messaging;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How Longshore lays out its topics. The same for every service of an installation. The connection itself is {@code spring.kafka.*}.
 *
 * @param cells partitions of the topics that are divided by cell, each with one active scheduler, 1 to 64
 * @param replicationFactor copies of each topic, 1 to 9; at most the number of brokers
 */
@Validated
@ConfigurationProperties(prefix = "longshore.messaging", ignoreUnknownFields = false)
public record MessagingProperties(@Min(1) @Max(64) @DefaultValue("1") int cells,
        @Min(1) @Max(9) @DefaultValue("1") int replicationFactor) {}

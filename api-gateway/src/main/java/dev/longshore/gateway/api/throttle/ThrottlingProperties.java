package dev.longshore.gateway.api.throttle;

import java.time.Duration;
import java.util.Map;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often each caller may call each operation.
 *
 * @param requestsPerSecond of each operation that {@code operations} does not name, 0 to 1,000,000; 0: as often as he likes
 * @param burst for how long calls that were not made are saved up, 100 ms to 1 h; room for one call is always saved
 * @param remembered for how many pairs of caller and operation it is known what they have left, 100 to 1,000,000
 * @param operations calls per second by the name of the operation, capitals or not, 0 to 1,000,000; 0: as often as he likes
 */
@Validated
@ConfigurationProperties(prefix = "longshore.throttling", ignoreUnknownFields = false)
public record ThrottlingProperties(
        @DecimalMin(value = "0", message = RATE) @DecimalMax(value = "1000000", message = RATE) @DefaultValue("0") double requestsPerSecond,
        @DurationMin(millis = 100, message = BURST) @DurationMax(hours = 1, message = BURST) @DefaultValue("1s") Duration burst,
        @Min(value = 100, message = REMEMBERED) @Max(value = 1_000_000, message = REMEMBERED) @DefaultValue("10000") int remembered,
        @DefaultValue Map<String, @DecimalMin(value = "0", message = RATE) @DecimalMax(value = "1000000", message = RATE) Double> operations) {

    private static final String RATE = "must be from 0 to 1000000";
    private static final String BURST = "must be from 100 ms to 1 h";
    private static final String REMEMBERED = "must be from 100 to 1000000";

    public ThrottlingProperties {
        operations = Map.copyOf(operations);
    }
}

package dev.longshore.gateway;

import java.util.List;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What can be set of the gateway as a whole.
 *
 * @param account the account in every ARN, twelve digits
 * @param allowedHosts names by which the gateway may be called, besides localhost and plain addresses; none: any name where the
 *        gateway listens beyond loopback, else those of a container's host
 * @param maxArraySize how many children an array may have, 2 to 1,000,000; AWS allows 10,000
 * @param maxStreams how many live streams are kept open at once, 1 to 10,000; each is asked once a second whether there is more to tell
 */
@Validated
@ConfigurationProperties(prefix = "longshore.gateway", ignoreUnknownFields = false)
public record GatewayProperties(
        @Pattern(regexp = "\\d{12}", message = "must be twelve digits") @DefaultValue("123456789012") String account,
        @DefaultValue List<@Pattern(regexp = "[A-Za-z0-9._-]{1,253}", message = "must be a host name without a port") String> allowedHosts,
        @Min(value = 2, message = "must be from 2 to 1000000") @Max(value = 1_000_000, message = "must be from 2 to 1000000") @DefaultValue("10000") int maxArraySize,
        @Min(value = 1, message = "must be from 1 to 10000") @Max(value = 10_000, message = "must be from 1 to 10000") @DefaultValue("200") int maxStreams) {

    public GatewayProperties {
        allowedHosts = List.copyOf(allowedHosts);
    }
}

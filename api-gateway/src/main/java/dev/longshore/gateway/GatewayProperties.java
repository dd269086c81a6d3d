package dev.longshore.gateway;

import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What can be set of the gateway as a whole.
 *
 * @param account the account in every ARN, twelve digits
 */
@Validated
@ConfigurationProperties(prefix = "longshore.gateway", ignoreUnknownFields = false)
public record GatewayProperties(
        @Pattern(regexp = "\\d{12}", message = "must be twelve digits") @DefaultValue("123456789012") String account) {}

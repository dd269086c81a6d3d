package dev.longshore.gateway.definition;

import org.springframework.stereotype.Component;

/** Finds job definitions by the references that AWS accepts. */
@Component
public class JobDefinitions {

    /**
     * @param reference a name (its latest ACTIVE revision), {@code name:revision}, or an ARN with or without revision
     * @throws dev.longshore.gateway.api.ClientException when there is no such ACTIVE revision
     */
    public JobDefinition resolve(String region, String account, String reference) {
        throw new UnsupportedOperationException(region + account + reference);
    }
}

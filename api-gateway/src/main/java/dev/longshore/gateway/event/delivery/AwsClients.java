package dev.longshore.gateway.event.delivery;

import java.time.Duration;
import java.util.Optional;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sns.SnsClient;

import dev.longshore.gateway.event.EventProperties;

/** The clients of AWS's services, made when the first target needs them. */
@Component
class AwsClients implements DisposableBean {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final EventProperties.Aws settings;
    private Optional<SnsClient> sns = Optional.empty();
    private Optional<EventBridgeClient> eventBridge = Optional.empty();

    AwsClients(EventProperties properties) {
        this.settings = properties.aws();
    }

    /** @throws java.util.NoSuchElementException when the operator has named no endpoint */
    synchronized SnsClient sns() {
        if (sns.isEmpty()) {
            sns = Optional.of(settled(SnsClient.builder()).endpointOverride(settings.sns().orElseThrow()).build());
        }
        return sns.get();
    }

    /** @throws java.util.NoSuchElementException when the operator has named no endpoint */
    synchronized EventBridgeClient eventBridge() {
        if (eventBridge.isEmpty()) {
            eventBridge = Optional.of(settled(EventBridgeClient.builder())
                    .endpointOverride(settings.eventBridge().orElseThrow()).build());
        }
        return eventBridge.get();
    }

    @Override
    public synchronized void destroy() {
        sns.ifPresent(SnsClient::close);
        eventBridge.ifPresent(EventBridgeClient::close);
    }

    /** Tries once each time: to try again is the courier's part. */
    private <B extends AwsClientBuilder<B, ?>> B settled(B builder) {
        return builder.region(Region.of(settings.region())).credentialsProvider(settings.credentials())
                .overrideConfiguration(all -> all.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(PATIENCE));
    }
}

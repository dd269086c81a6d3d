package dev.longshore.gateway.event.delivery;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

import dev.longshore.gateway.event.targets.Destination;

/** Finds the way to a destination. */
@Component
class Deliveries implements DisposableBean {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AwsClients aws;
    private final HttpClient http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE)
            .executor(Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("webhooks").factory())).build();

    Deliveries(AwsClients aws) {
        this.aws = aws;
    }

    /** @throws java.util.NoSuchElementException when the operator no longer names the endpoint that it needs */
    Delivery to(Destination destination) {
        return switch (destination) {
            case Destination.Webhook webhook -> new WebhookDelivery(http, webhook, Clock.systemUTC());
            case Destination.Sns topic -> new SnsDelivery(aws.sns(), topic);
            case Destination.EventBridge bus -> new EventBridgeDelivery(aws.eventBridge(), bus);
        };
    }

    @Override
    public void destroy() {
        http.shutdownNow();
    }
}

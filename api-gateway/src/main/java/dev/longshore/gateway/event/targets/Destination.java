package dev.longshore.gateway.event.targets;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

import dev.longshore.contracts.resource.Arn;

import static java.util.Objects.requireNonNull;

/** Where a target is. */
public sealed interface Destination {

    /** @param timeout how long an answer may take */
    record Webhook(URI url, Secret secret, Duration timeout) implements Destination {

        private static final int USUAL_SECONDS = 10;

        public Webhook {
            requireNonNull(url, "url");
            requireNonNull(secret, "secret");
            requireNonNull(timeout, "timeout");
        }

        private static Webhook read(JsonNode webhook) {
            return new Webhook(URI.create(webhook.path("url").asString()),
                    Secret.parse(webhook.path("secret").asString("")).orElseThrow(),
                    Duration.ofSeconds(webhook.path("timeoutSeconds").asLong(USUAL_SECONDS)));
        }
    }

    /** A topic of SNS. */
    record Sns(Arn topic) implements Destination {

        public Sns {
            requireNonNull(topic, "topic");
        }

        /** Whether the topic keeps an order. */
        public boolean isFifo() {
            return topic.resource().endsWith(".fifo");
        }
    }

    /**
     * A bus of EventBridge.
     *
     * @param bus name or ARN
     * @param source instead of {@code aws.batch}, which AWS itself lets nobody use
     */
    record EventBridge(String bus, Optional<String> source) implements Destination {

        public EventBridge {
            requireNonNull(bus, "bus");
            requireNonNull(source, "source");
        }
    }

    /** @param target as {@link TargetRules} let it through */
    static Destination read(JsonNode target) {
        if (target.has("webhook")) {
            return Webhook.read(target.path("webhook"));
        }
        if (target.has("sns")) {
            return new Sns(Arn.parse(target.path("sns").path("topicArn").asString()));
        }
        JsonNode bus = target.path("eventBridge");
        return new EventBridge(bus.path("eventBusName").asString(), bus.path("source").asStringOpt());
    }
}

package dev.longshore.gateway.event.targets;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.event.EventProperties;

/** What a target may say, beyond what the model says. No message repeats a secret, or an address, which may hold one. */
record TargetRules(EventProperties.Aws aws) {

    private static final List<String> DESTINATIONS = List.of("webhook", "sns", "eventBridge");

    /** @param document what is to be stored: of a webhook that was there before, with its secret */
    void check(JsonNode document) {
        List<String> given = DESTINATIONS.stream().filter(document::has).toList();
        if (given.size() != 1) {
            throw new ClientException("A target has exactly one of webhook, sns and eventBridge, not "
                    + (given.isEmpty() ? "none" : String.join(" and ", given)) + ".");
        }
        switch (given.getFirst()) {
            case "webhook" -> checkWebhook(document.path("webhook"));
            case "sns" -> checkTopic(document.path("sns").path("topicArn").asString(""));
            default -> requireEndpoint(aws.eventBridge(), "An EventBridge bus", "event-bridge-endpoint");
        }
    }

    private static void checkWebhook(JsonNode webhook) {
        checkUrl(webhook.path("url").asString(""));
        if (!webhook.has("secret")) {
            throw new ClientException("webhook.secret is required for a new webhook; " + secretForm());
        }
        if (Secret.parse(webhook.path("secret").asString("")).isEmpty()) {
            throw new ClientException("webhook.secret has not the form of a secret; " + secretForm());
        }
    }

    private static String secretForm() {
        return "give it whsec_ followed by 24 to 64 random bytes in Base64, such as \"whsec_$(openssl rand -base64 32)\".";
    }

    private static void checkUrl(String text) {
        URI url = parsed(text);
        boolean isHttp = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        if (!isHttp || url.getHost() == null || url.getPort() > 65_535) {
            throw new ClientException("webhook.url must be an address of the form https://HOST/PATH or http://HOST/PATH.");
        }
        if (url.getUserInfo() != null) {
            throw new ClientException(
                    "webhook.url must not hold a user or a password: what is sent is signed with webhook.secret instead.");
        }
        if (url.getFragment() != null) {
            throw new ClientException("webhook.url must not have a fragment (#): it would not be sent.");
        }
    }

    private static URI parsed(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new ClientException("webhook.url is not an address: " + e.getReason() + " at character " + (e.getIndex() + 1)
                    + ".");
        }
    }

    private void checkTopic(String topic) {
        if (!isTopic(topic)) {
            throw new ClientException("sns.topicArn is '" + topic + "'; it must have the form arn:aws:sns:REGION:ACCOUNT:TOPIC.");
        }
        requireEndpoint(aws.sns(), "An SNS topic", "sns-endpoint");
    }

    private static boolean isTopic(String text) {
        try {
            Arn arn = Arn.parse(text);
            return text.startsWith("arn:aws") && text.contains(":sns:") && arn.resource().matches("[A-Za-z0-9_.-]{1,256}");
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static void requireEndpoint(Optional<URI> endpoint, String what, String key) {
        if (endpoint.isEmpty()) {
            throw new ClientException(
                    what + " can be a target only where the operator of the gateway has set longshore.events.aws."
                            + key + "; a webhook can always be one.");
        }
    }
}

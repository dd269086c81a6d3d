package dev.longshore.gateway.event.delivery;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.longshore.gateway.event.EventRecord;
import dev.longshore.gateway.event.targets.Destination.Webhook;

/**
 * Posts events to a URL, signed as Standard Webhooks say. Any status from 200 to 299 means that the receiver has the event; a redirect is
 * not followed, since whoever answers with one would decide where the events go.
 *
 * @param http one that follows no redirects
 */
record WebhookDelivery(HttpClient http, Webhook webhook, Clock clock) implements Delivery {

    /** By these a receiver says that it will never take this event: it cannot read it, does not want it, or is gone for good. */
    private static final Set<Integer> FINAL = Set.of(400, 410, 413, 415, 422);

    @Override
    public void attempt(EventRecord event) throws Undelivered, InterruptedException {
        CompletableFuture<HttpResponse<Void>> answer = http.sendAsync(request(event), HttpResponse.BodyHandlers.discarding());
        try {
            judge(answer.get(webhook.timeout().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            throw Undelivered.forNow("no answer within " + webhook.timeout().toSeconds() + " s");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw Undelivered.forNow(cause.getMessage() == null
                    ? cause.getClass().getSimpleName()
                    : cause.getClass().getSimpleName() + ": " + cause.getMessage());
        } finally {
            // Where the answer is not there yet, nobody waits for it any more.
            answer.cancel(true);
        }
    }

    private HttpRequest request(EventRecord event) {
        long now = clock.instant().getEpochSecond();
        return HttpRequest.newBuilder(webhook.url()).timeout(webhook.timeout()).header("Content-Type", "application/json")
                .header("User-Agent", "Longshore").header("webhook-id", event.id())
                .header("webhook-timestamp", Long.toString(now))
                .header("webhook-signature", Signature.of(webhook.secret(), event.id(), now, event.body()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(event.body())).build();
    }

    private static void judge(HttpResponse<Void> response) throws Undelivered {
        int status = response.statusCode();
        if (status >= 200 && status < 300) {
            return;
        }
        if (FINAL.contains(status)) {
            throw Undelivered.forGood("HTTP " + status);
        }
        throw Undelivered.forNow(
                status >= 300 && status < 400 ? "HTTP " + status + "; redirects are not followed" : "HTTP " + status,
                retryAfter(response));
    }

    private static Optional<Duration> retryAfter(HttpResponse<Void> response) {
        return response.headers().firstValue("Retry-After").filter(value -> value.matches("\\d{1,6}")).map(Long::parseLong)
                .map(Duration::ofSeconds);
    }
}

package dev.longshore.standalone;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;
import org.springframework.boot.health.contributor.Status;

/** Whether a service takes work, and what it lacks while it does not. */
record Readiness(Service service, HealthEndpoint health) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MILLIS_BETWEEN_LOOKS = 20;

    /** @throws StartFailedException when it is not ready in time, with what is missing */
    void await() {
        Stream.generate(this::isReady).takeWhile(ready -> !ready).limit(PATIENCE.toMillis() / MILLIS_BETWEEN_LOOKS)
                .forEach(_ -> pause());
        if (!isReady()) {
            throw new StartFailedException("the %s is not ready after %d s: %s".formatted(service.title(), PATIENCE.toSeconds(),
                    missing(health.healthForPath("readiness"))));
        }
    }

    /** For people: the parts that are not UP. */
    static String missing(HealthDescriptor readiness) {
        if (!(readiness instanceof CompositeHealthDescriptor parts)) {
            return readiness.getStatus().toString();
        }
        return parts.getComponents().entrySet().stream().filter(part -> !Status.UP.equals(part.getValue().getStatus()))
                .map(part -> part.getKey() + " is " + part.getValue().getStatus() + details(part.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String details(HealthDescriptor part) {
        return part instanceof IndicatedHealthDescriptor indicated && !indicated.getDetails().isEmpty()
                ? indicated.getDetails()
                        .entrySet().stream().map(Readiness::sentence).collect(Collectors.joining(", ", " (", ")"))
                : "";
    }

    private static String sentence(Map.Entry<String, Object> detail) {
        return detail.getKey() + ": " + detail.getValue();
    }

    private boolean isReady() {
        return Status.UP.equals(health.healthForPath("readiness").getStatus());
    }

    private static void pause() {
        CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS))
                .join();
    }
}

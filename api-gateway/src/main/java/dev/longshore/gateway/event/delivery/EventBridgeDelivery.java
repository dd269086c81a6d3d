package dev.longshore.gateway.event.delivery;

import java.time.Instant;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import tools.jackson.databind.JsonNode;

import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.event.EventRecord;
import dev.longshore.gateway.event.targets.Destination.EventBridge;

/** Puts events onto a bus of EventBridge, which gives each an id of its own. */
record EventBridgeDelivery(EventBridgeClient client, EventBridge bus) implements Delivery {

    @Override
    public void attempt(EventRecord event) throws Undelivered {
        PutEventsRequestEntry entry = entry(event);
        try {
            PutEventsResultEntry result = client.putEvents(request -> request.entries(entry)).entries().getFirst();
            if (result.errorCode() != null) {
                throw AwsFailures.undelivered(result.errorCode(), result.errorMessage());
            }
        } catch (SdkException e) {
            throw AwsFailures.undelivered(e);
        }
    }

    private PutEventsRequestEntry entry(EventRecord record) {
        JsonNode event = Json.parse(record.body());
        return PutEventsRequestEntry.builder().eventBusName(bus.bus())
                .source(bus.source().orElseGet(() -> event.path("source").asString())).detailType(record.detailType())
                .time(Instant.parse(event.path("time").asString()))
                .resources(event.path("resources").valueStream().map(JsonNode::asString).toList())
                .detail(Json.text(event.path("detail"))).build();
    }
}

package dev.longshore.gateway.event.delivery;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;

import dev.longshore.gateway.event.EventRecord;
import dev.longshore.gateway.event.targets.Destination.Sns;

/**
 * Publishes events to a topic of SNS: the message is the event. What subscribers may filter by is in attributes. On a FIFO topic a job is
 * a group, and the event's id keeps it from being there twice.
 */
record SnsDelivery(SnsClient client, Sns sns) implements Delivery {

    @Override
    public void attempt(EventRecord event) throws Undelivered {
        PublishRequest.Builder request = PublishRequest.builder().topicArn(sns.topic().toString())
                .message(new String(event.body(), StandardCharsets.UTF_8))
                .messageAttributes(Map.of("detail-type", text(event.detailType()), "status", text(event.status()), "job-queue",
                        text(event.queue())));
        if (sns.isFifo()) {
            request.messageGroupId(event.key()).messageDeduplicationId(event.id());
        }
        try {
            client.publish(request.build());
        } catch (SdkException e) {
            throw AwsFailures.undelivered(e);
        }
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
    }
}

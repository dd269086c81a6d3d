package dev.longshore.gateway.schedule.firing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.event.EventProperties;

/**
 * The queues of SQS, or of who speaks like it, into which the operator lets dead letters be put. Of SQS one operation is used.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html">SendMessage</a>
 */
@Component
final class DeadLetterQueues implements DisposableBean {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Why a queue has not taken a letter stands in a header of the letter. */
    private static final int LONGEST_REASON = 1_000;
    /** The HTTP client sets these itself. */
    private static final List<String> OF_THE_CLIENT = List.of("host", "content-length");

    private final EventProperties.Aws aws;
    private final AwsCredentialsProvider credentials;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    DeadLetterQueues(EventProperties properties) {
        this.aws = properties.aws();
        this.credentials = aws.credentials();
    }

    @Override
    public void destroy() {
        http.shutdownNow();
    }

    /**
     * @param queue the ARN
     * @return why the queue has not taken it; empty when it has
     */
    Optional<String> send(String queue, String body, Map<String, String> attributes) {
        if (aws.sqs().isEmpty()) {
            return Optional.of("longshore.events.aws.sqs-endpoint is not set");
        }
        try {
            HttpResponse<String> answer = http.send(signed(Arn.parse(queue), aws.sqs().get(), body, attributes),
                    HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200
                    ? Optional.empty()
                    : Optional.of("HTTP " + answer.statusCode() + ": " + shortened(answer.body()));
        } catch (IOException | RuntimeException e) {
            return Optional.of(e.getClass().getSimpleName() + ": " + e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a dead letter was on its way to " + queue);
        }
    }

    private HttpRequest signed(Arn queue, URI endpoint, String message, Map<String, String> attributes) {
        byte[] body = Json.bytes(input(queue, endpoint, message, attributes));
        SdkHttpRequest unsigned = SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(endpoint.resolve("/"))
                .putHeader("Content-Type", "application/x-amz-json-1.0").putHeader("X-Amz-Target", "AmazonSQS.SendMessage")
                .build();
        SdkHttpRequest signed = signer.sign(request -> request.identity(credentials.resolveCredentials()).request(unsigned)
                .payload(ContentStreamProvider.fromByteArray(body)).putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "sqs")
                .putProperty(AwsV4HttpSigner.REGION_NAME, queue.region())).request();
        HttpRequest.Builder request = HttpRequest.newBuilder(signed.getUri()).timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        signed.forEachHeader((name, values) -> {
            if (OF_THE_CLIENT.stream().noneMatch(name::equalsIgnoreCase)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON) + "…";
    }

    private static ObjectNode input(Arn queue, URI endpoint, String message, Map<String, String> attributes) {
        ObjectNode input = Json.object()
                .put("QueueUrl", endpoint.resolve("/" + queue.account() + "/" + queue.resource()).toString())
                .put("MessageBody", message);
        ObjectNode all = input.putObject("MessageAttributes");
        attributes.forEach((name, value) -> all.putObject(name).put("DataType", "String").put("StringValue", value));
        return input;
    }
}

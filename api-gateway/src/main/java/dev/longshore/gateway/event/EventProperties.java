package dev.longshore.gateway.event;

import java.net.URI;
import java.util.Optional;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * How the gateway tells of what becomes of jobs. The same for every gateway of an installation.
 *
 * @param publish when events are put onto their topic
 * @param aws where SNS topics and EventBridge buses are
 */
@Validated
@ConfigurationProperties(prefix = "longshore.events", ignoreUnknownFields = false)
public record EventProperties(@DefaultValue("with-targets") Publish publish, @Valid @DefaultValue Aws aws) {

    /** When events are put onto their topic. */
    public enum Publish {
        /** While there is a target that is enabled: to make the events of a job has its price. */
        WITH_TARGETS,
        /** Always, for readers of the topic. */
        ALWAYS
    }

    /**
     * The services of AWS, or of others who speak like them, that the gateway may send events to.
     *
     * @param snsEndpoint of SNS; empty: no topic can be a target
     * @param eventBridgeEndpoint of EventBridge; empty: no bus can be a target
     * @param sqsEndpoint of SQS; empty: what schedules could not deliver is put into no queue
     * @param region for which requests are signed
     * @param accessKeyId empty: credentials are looked for as the AWS SDK does
     * @param secretAccessKey of the access key
     */
    public record Aws(@Pattern(regexp = ENDPOINT, message = ENDPOINT_FORM) @DefaultValue("") String snsEndpoint,
            @Pattern(regexp = ENDPOINT, message = ENDPOINT_FORM) @DefaultValue("") String eventBridgeEndpoint,
            @Pattern(regexp = ENDPOINT, message = ENDPOINT_FORM) @DefaultValue("") String sqsEndpoint,
            @Pattern(regexp = "[a-z0-9-]{1,32}", message = "must be the name of a region") @DefaultValue("us-east-1") String region,
            @DefaultValue("") String accessKeyId, @DefaultValue("") String secretAccessKey) {

        private static final String ENDPOINT = "(https?://[A-Za-z0-9._-]+(:\\d{1,5})?/?)?";
        private static final String ENDPOINT_FORM = "must be of the form https://HOST:PORT";

        /** Whether there is all of a key, or nothing. */
        @AssertTrue(message = "must be true: give access-key-id and secret-access-key both, or neither")
        public boolean isAccessKeyWhole() {
            return accessKeyId.isEmpty() == secretAccessKey.isEmpty();
        }

        /** Where SNS is, if it may be used. */
        public Optional<URI> sns() {
            return endpoint(snsEndpoint);
        }

        /** Where EventBridge is, if it may be used. */
        public Optional<URI> eventBridge() {
            return endpoint(eventBridgeEndpoint);
        }

        /** Where SQS is, if it may be used. */
        public Optional<URI> sqs() {
            return endpoint(sqsEndpoint);
        }

        /** With what requests are signed: the key, or what the AWS SDK finds. */
        public AwsCredentialsProvider credentials() {
            return accessKeyId.isEmpty()
                    ? DefaultCredentialsProvider.builder().build()
                    : StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, secretAccessKey));
        }

        private static Optional<URI> endpoint(String text) {
            return text.isEmpty() ? Optional.empty() : Optional.of(URI.create(text));
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "Aws[sns=" + snsEndpoint + ", eventBridge=" + eventBridgeEndpoint + ", sqs=" + sqsEndpoint + ", region="
                    + region + "]";
        }
    }
}

package dev.longshore.gateway;

import java.net.URI;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/**
 * A running gateway with a real broker and store, and AWS's own clients pointing at it. All test classes share one gateway, so that
 * each test uses names of its own.
 */
@SpringBootTest(classes = GatewayApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "spring.config.name=gateway")
public abstract class GatewayTest {

    protected static final String ACCOUNT = "123456789012";
    protected static final String REGION = "eu-west-1";

    @LocalServerPort
    private int port;

    protected BatchClient batch;
    protected CloudWatchLogsClient logs;

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry properties) {
        properties.add("spring.kafka.bootstrap-servers", TestInfrastructure::bootstrapServers);
        properties.add("spring.mongodb.uri", TestInfrastructure::mongoUri);
    }

    @BeforeEach
    void openClients() {
        batch = pointedAt(endpoint(), BatchClient.builder()).build();
        logs = pointedAt(endpoint(), CloudWatchLogsClient.builder()).build();
    }

    @AfterEach
    void closeClients() {
        batch.close();
        logs.close();
    }

    protected URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    protected static <B extends AwsClientBuilder<B, ?>> B pointedAt(URI endpoint, B builder) {
        return builder.endpointOverride(endpoint).region(Region.of(REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("tester", "secret")));
    }
}

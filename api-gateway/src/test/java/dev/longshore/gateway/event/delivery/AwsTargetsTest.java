package dev.longshore.gateway.event.delivery;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.batch.model.CRType;
import software.amazon.awssdk.services.batch.model.JobDefinitionType;
import software.amazon.awssdk.services.batch.model.ResourceRequirement;
import software.amazon.awssdk.services.batch.model.ResourceType;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sns.SnsClient;
import tools.jackson.databind.JsonNode;

import dev.longshore.broker.EmbeddedBroker;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.gateway.Cluster;
import dev.longshore.gateway.RawHttp;
import dev.longshore.gateway.RunningGateway;
import dev.longshore.gateway.TestInfrastructure;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.event.Receiver;
import dev.longshore.gateway.event.TargetCalls;
import dev.longshore.gateway.job.FakeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/** SNS and EventBridge as moto plays them. Where Python has no moto, nothing is tested here. */
@EnabledIf(value = "motoIsPresent", disabledReason = "SNS and EventBridge are NOT TESTED: pip install 'moto[server]' brings them")
class AwsTargetsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String GROUP = "/events";

    private final String database = TestInfrastructure.mongoUri("events-" + UUID.randomUUID());
    private Moto moto;
    private EmbeddedBroker broker;
    private RunningGateway gateway;
    private TargetCalls targets;

    static boolean motoIsPresent() {
        return Moto.isPresent();
    }

    @BeforeEach
    void start() throws IOException {
        moto = Moto.start();
        broker = EmbeddedBroker.start(TestInfrastructure.temporary("broker-of-aws-targets"));
        gateway = RunningGateway.start(broker.bootstrapServers(), database,
                "--longshore.events.aws.sns-endpoint=" + moto.endpoint(),
                "--longshore.events.aws.event-bridge-endpoint=" + moto.endpoint(), "--longshore.events.aws.region=eu-west-1",
                "--longshore.events.aws.access-key-id=tester", "--longshore.events.aws.secret-access-key=secret");
        targets = new TargetCalls(gateway.endpoint());
    }

    @AfterEach
    void stop() {
        gateway.close();
        broker.close();
        moto.close();
    }

    @Test
    void an_SNS_topic_gets_the_event_as_its_message() {
        try (SnsClient sns = client(SnsClient.builder()); Receiver subscriber = Receiver.start()) {
            String topic = sns.createTopic(request -> request.name("jobs")).topicArn();
            sns.subscribe(request -> request.topicArn(topic).protocol("http").endpoint(subscriber.url()));
            assertThat(targets.put("topic", "{\"sns\": {\"topicArn\": \"" + topic + "\"}}").status()).isEqualTo(200);

            String id = makeRunnable();

            String message = Awaitility.await().atMost(PATIENCE).until(() -> subscriber.all().stream()
                    .map(request -> Json.parseObject(request.body()).path("Message").asString(""))
                    .filter(text -> text.contains(id))
                    .findFirst().orElse(""), text -> !text.isEmpty());
            JsonNode event = Json.parseObject(message);
            assertThat(event.path("detail-type").asString()).isEqualTo("Batch Job State Change");
            assertThat(event.at("/detail/status").asString()).isEqualTo("RUNNABLE");
        }
    }

    @Test
    void an_EventBridge_bus_gets_the_event_with_its_detail_and_resources() {
        try (EventBridgeClient events = client(EventBridgeClient.builder());
                CloudWatchLogsClient logs = client(CloudWatchLogsClient.builder())) {
            logs.createLogGroup(request -> request.logGroupName(GROUP));
            events.putRule(request -> request.name("batch").eventPattern("{\"source\": [\"aws.batch\"]}"));
            events.putTargets(request -> request.rule("batch").targets(
                    Target.builder().id("logs").arn("arn:aws:logs:eu-west-1:123456789012:log-group:" + GROUP).build()));
            assertThat(targets.put("bus", "{\"eventBridge\": {\"eventBusName\": \"default\"}}").status()).isEqualTo(200);

            String id = makeRunnable();

            String line = Awaitility.await().atMost(PATIENCE).until(() -> logged(id), text -> !text.isEmpty());
            JsonNode event = Json.parseObject(line);
            assertThat(event.path("detail-type").asString()).isEqualTo("Batch Job State Change");
            assertThat(event.path("source").asString()).isEqualTo("aws.batch");
            assertThat(event.path("resources").get(0).asString()).endsWith("job/" + id);
            assertThat(event.at("/detail/status").asString()).isEqualTo("RUNNABLE");
        }
    }

    /** Not by the SDK, which does not read moto's times with fractions. */
    private String logged(String id) {
        String headers = """
                X-Amz-Target: Logs_20140328.FilterLogEvents\r
                Content-Type: application/x-amz-json-1.1\r
                Authorization: AWS4-HMAC-SHA256 Credential=tester/20260101/eu-west-1/logs/aws4_request\r
                """;
        byte[] body = ("{\"logGroupName\": \"" + GROUP + "\"}").getBytes(StandardCharsets.UTF_8);
        return Json.parseObject(new RawHttp(moto.endpoint()).post("/", headers, body).body()).path("events").valueStream()
                .map(event -> event.path("message").asString("")).filter(text -> text.contains(id)).findFirst().orElse("");
    }

    private String makeRunnable() {
        Cluster cluster = new Cluster(gateway.batch());
        String queue = cluster.queueOver(cluster.environment(CRType.EC2));
        gateway.batch().registerJobDefinition(request -> request.jobDefinitionName("d").type(JobDefinitionType.CONTAINER)
                .containerProperties(container -> container.image("busybox").resourceRequirements(
                        ResourceRequirement.builder().type(ResourceType.VCPU).value("1").build(),
                        ResourceRequirement.builder().type(ResourceType.MEMORY).value("128").build())));
        String id = gateway.batch().submitJob(request -> request.jobName("job").jobQueue(queue).jobDefinition("d")).jobId();
        StatusSender.send(broker.bootstrapServers(), FakeScheduler.statusesOf(id).waiting(JobStatus.RUNNABLE, null), 0);
        return id;
    }

    private <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
        URI endpoint = moto.endpoint();
        return builder.endpointOverride(endpoint).region(Region.of("eu-west-1"))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("tester", "secret"))).build();
    }
}

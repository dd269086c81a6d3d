package dev.longshore.provisioner.kafka;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.client.RestClient;

import dev.longshore.broker.EmbeddedBroker;
import dev.longshore.contracts.capacity.CapacityEvent.HostPoolChanged;
import dev.longshore.contracts.capacity.CapacityEvent.InstanceReady;
import dev.longshore.contracts.capacity.CapacityEvent.InstanceTerminated;
import dev.longshore.contracts.capacity.CapacityEvent.LaunchFailed;
import dev.longshore.contracts.capacity.EngineId;
import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.HostMessage.HostRegistered;
import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.capacity.InstanceRequest.InstanceReleased;
import dev.longshore.contracts.capacity.InstanceRequest.InstanceRequested;
import dev.longshore.contracts.capacity.InstanceShape;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.contracts.command.JobCommand.CancelRequested;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.ResourceDefinition.ComputeEnvironmentDefined;
import dev.longshore.contracts.resource.ResourceStatus;
import dev.longshore.contracts.resource.ResourceStatusChanged;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.messaging.Route;
import dev.longshore.provisioner.ProvisionerApplication;

import static dev.longshore.contracts.capacity.Resources.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The whole provisioner on a real broker, between a fake scheduler and a fake executor. */
class ProvisionerServiceTest {

    private static final Arn ENVIRONMENT = Arn.batch("us-east-1", "123456789012", "compute-environment", "ce-1");
    private static final AtomicInteger INSTANCES = new AtomicInteger();

    @TempDir
    static Path folder;

    private static EmbeddedBroker broker;

    private ConfigurableApplicationContext provisioner;
    private Neighbours neighbours;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = EmbeddedBroker.start(folder);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void start() {
        provisioner = startProvisioner();
        neighbours = new Neighbours(broker.bootstrapServers());
        neighbours.say(Route.single(Topic.HOSTS, host("engine", of(32, 64_000))));
        await().until(() -> !neighbours.heard(HostPoolChanged.class).isEmpty()
                && neighbours.heard(HostPoolChanged.class).getLast().total().equals(of(32, 64_000)));
    }

    @AfterEach
    void stop() {
        provisioner.close();
        neighbours.close();
    }

    @Test
    void an_instance_is_cut_and_given_back() {
        InstanceRequested request = request(of(4, 4_000));

        neighbours.say(Route.single(Topic.INSTANCE_REQUESTS, request));
        InstanceReady ready = neighbours.answer(InstanceReady.class, request.instance());
        neighbours.say(Route.single(Topic.INSTANCE_REQUESTS, new InstanceReleased(request.instance(), ENVIRONMENT, 0)));
        neighbours.answer(InstanceTerminated.class, request.instance());

        assertThat(ready.executor()).isEqualTo(new ExecutorId("executor-of-engine"));
        assertThat(ready.shape()).isEqualTo(request.acceptable().getFirst());
    }

    @Test
    void what_no_host_can_give_is_refused_in_words() {
        InstanceRequested request = request(of(500, 4_000));

        neighbours.say(Route.single(Topic.INSTANCE_REQUESTS, request));

        assertThat(neighbours.answer(LaunchFailed.class, request.instance()).reason())
                .isEqualTo("needs 500 vCPUs, 4000 MiB; the largest host offers 32 vCPUs, 64000 MiB");
    }

    @Test
    void slices_outlive_the_provisioner_and_requests_that_came_meanwhile_are_answered() {
        InstanceRequested before = request(of(20, 4_000));
        neighbours.say(Route.single(Topic.INSTANCE_REQUESTS, before));
        neighbours.answer(InstanceReady.class, before.instance());
        provisioner.close();
        InstanceRequested meanwhile = request(of(20, 4_000));
        neighbours.say(Route.single(Topic.INSTANCE_REQUESTS, meanwhile));

        provisioner = startProvisioner();
        neighbours.answer(LaunchFailed.class, meanwhile.instance());
        neighbours.heartbeat("executor-of-engine");
        await().until(() -> neighbours.heard(HostPoolChanged.class).getLast().largestFree().equals(of(12, 60_000)));

        assertThat(neighbours.heard(InstanceReady.class)).extracting(InstanceReady::instance).containsOnlyOnce(before.instance());
        neighbours.say(Route.single(Topic.INSTANCE_REQUESTS, new InstanceReleased(before.instance(), ENVIRONMENT, 0)));
        neighbours.answer(InstanceTerminated.class, before.instance());
    }

    @Test
    void a_second_provisioner_stands_by_and_takes_over_with_all_slices() {
        try (ConfigurableApplicationContext second = startProvisioner()) {
            await().until(() -> roles(provisioner, second).equals(Set.of("owner", "standing by")));
            InstanceRequested request = request(of(3, 100));
            neighbours.say(Route.single(Topic.INSTANCE_REQUESTS, request));
            neighbours.answer(InstanceReady.class, request.instance());

            boolean firstOwns = role(provisioner).equals("owner");
            ConfigurableApplicationContext left = firstOwns ? second : provisioner;
            (firstOwns ? provisioner : second).close();

            await().until(() -> role(left).equals("owner"));
            neighbours.say(Route.single(Topic.INSTANCE_REQUESTS, new InstanceReleased(request.instance(), ENVIRONMENT, 0)));
            assertThat(neighbours.answer(InstanceTerminated.class, request.instance()).reason())
                    .isEqualTo("Given back to its host");
        }
    }

    @Test
    void an_environment_is_valid_at_the_revision_that_was_looked_at() {
        neighbours.say(Route.single(Topic.RESOURCES, new ComputeEnvironmentDefined(ENVIRONMENT, "uuid-1", 7, 0, true, Vcpus.ZERO,
                Vcpus.of(16), List.of("optimal"))));

        await().untilAsserted(() -> assertThat(neighbours.heard(ResourceStatusChanged.class)).contains(
                new ResourceStatusChanged(ENVIRONMENT, "uuid-1", 7, ResourceStatus.VALID, "ComputeEnvironment Healthy")));
    }

    @Test
    void what_cannot_be_read_or_does_not_belong_here_is_put_aside_and_the_rest_goes_on() {
        InstanceRequested request = request(of(1, 100));

        neighbours.sayBytes(Topic.INSTANCE_REQUESTS, "{\"type\":\"InstancePainted\",\"version\":1,\"body\":{}}");
        neighbours.say(Route.single(Topic.INSTANCE_REQUESTS, request));
        neighbours.sayTo(Topic.INSTANCE_REQUESTS, new CancelRequested(JobId.parse("4f1c5a53-0000-4000-8000-000000000001"), "no",
                Instant.EPOCH));

        neighbours.answer(InstanceReady.class, request.instance());
        await().untilAsserted(() -> assertThat(neighbours.deadLetterReasons()).containsExactlyInAnyOrder(
                "unknown message type 'InstancePainted'", "a message of this type does not belong on this topic"));
        neighbours.say(Route.single(Topic.INSTANCE_REQUESTS, new InstanceReleased(request.instance(), ENVIRONMENT, 0)));
        neighbours.answer(InstanceTerminated.class, request.instance());
    }

    @Test
    void health_and_metrics_are_shown() {
        InstanceRequested request = request(of(2, 100));
        neighbours.say(Route.single(Topic.INSTANCE_REQUESTS, request));
        neighbours.answer(InstanceReady.class, request.instance());

        assertThat(get("/actuator/health/readiness")).contains("\"UP\"");
        await().untilAsserted(() -> assertThat(get("/actuator/prometheus")).contains("longshore_hosts 1.0",
                "longshore_host_vcpus_offered 32.0", "longshore_slices{environment=\"ce-1\"} 1.0",
                "longshore_host_vcpus_cut 2.0"));
        neighbours.say(Route.single(Topic.INSTANCE_REQUESTS, new InstanceReleased(request.instance(), ENVIRONMENT, 0)));
        neighbours.answer(InstanceTerminated.class, request.instance());
    }

    @Test
    void who_does_not_own_the_pool_any_more_shows_nothing_of_it() {
        InstanceRequested request = request(of(2, 100));
        neighbours.say(Route.single(Topic.INSTANCE_REQUESTS, request));
        neighbours.answer(InstanceReady.class, request.instance());
        await().untilAsserted(() -> assertThat(get("/actuator/prometheus")).contains("longshore_hosts 1.0", "longshore_slices{"));

        provisioner.getBean(PoolService.class).stop();

        assertThat(get("/actuator/prometheus")).contains("longshore_hosts 0.0", "longshore_host_vcpus_offered 0.0",
                "longshore_host_vcpus_cut 0.0").doesNotContain("longshore_slices{");
        provisioner.close();
        provisioner = startProvisioner();
        neighbours.say(Route.single(Topic.INSTANCE_REQUESTS, new InstanceReleased(request.instance(), ENVIRONMENT, 0)));
        neighbours.answer(InstanceTerminated.class, request.instance());
    }

    private static Set<String> roles(ConfigurableApplicationContext one, ConfigurableApplicationContext other) {
        return Stream.of(role(one), role(other)).collect(Collectors.toSet());
    }

    private static String role(ConfigurableApplicationContext provisioner) {
        return String.valueOf(provisioner.getBean(HostPoolHealthIndicator.class).health().getDetails().get("role"));
    }

    private static HostRegistered host(String engine, Resources offered) {
        return new HostRegistered(new EngineId(engine), new ExecutorId("executor-of-" + engine), "localhost", "process", offered,
                offered);
    }

    private static InstanceRequested request(Resources resources) {
        return new InstanceRequested(new InstanceId("i-%017x".formatted(INSTANCES.incrementAndGet())), ENVIRONMENT, 0,
                List.of(new InstanceShape(InstanceShape.HOST, resources)));
    }

    private static ConfigurableApplicationContext startProvisioner() {
        return new SpringApplicationBuilder(ProvisionerApplication.class).run("--spring.config.name=provisioner",
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers());
    }

    private String get(String path) {
        return RestClient.create("http://127.0.0.1:" + provisioner.getEnvironment().getProperty("local.server.port")).get()
                .uri(path)
                .retrieve().body(String.class);
    }
}

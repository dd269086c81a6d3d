package dev.longshore.gateway.definition;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.batch.model.ContainerProperties;
import software.amazon.awssdk.services.batch.model.JobDefinitionType;
import software.amazon.awssdk.services.batch.model.OrchestrationType;
import software.amazon.awssdk.services.batch.model.PlatformCapability;
import software.amazon.awssdk.services.batch.model.RegisterJobDefinitionRequest;
import software.amazon.awssdk.services.batch.model.RegisterJobDefinitionResponse;
import software.amazon.awssdk.services.batch.model.ResourceRequirement;
import software.amazon.awssdk.services.batch.model.ResourceType;

import dev.longshore.gateway.Cluster;
import dev.longshore.gateway.GatewayTest;
import dev.longshore.gateway.api.ClientException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JobDefinitionTest extends GatewayTest {

    @Autowired
    private JobDefinitions definitions;

    @Autowired
    private MongoDatabase database;

    private final String name = Cluster.uniqueName("definition");

    @Test
    @SuppressWarnings("deprecation")
    void a_definition_is_described_with_the_defaults_of_AWS() {
        RegisterJobDefinitionResponse registered = register(definition -> definition.tags(Map.of("team", "blue")));

        var found = batch.describeJobDefinitions(request -> request.jobDefinitions(name + ":1")).jobDefinitions().getFirst();

        assertThat(registered.revision()).isEqualTo(1);
        assertThat(registered.jobDefinitionArn())
                .isEqualTo("arn:aws:batch:eu-west-1:123456789012:job-definition/" + name + ":1");
        assertThat(found.jobDefinitionArn()).isEqualTo(registered.jobDefinitionArn());
        assertThat(found.status()).isEqualTo("ACTIVE");
        assertThat(found.type()).isEqualTo("container");
        assertThat(found.platformCapabilities()).containsExactly(PlatformCapability.EC2);
        assertThat(found.containerOrchestrationType()).isEqualTo(OrchestrationType.ECS);
        assertThat(found.hasParameters()).isTrue();
        assertThat(found.tags()).containsExactly(Map.entry("team", "blue"));
        assertThat(found.containerProperties().hasCommand()).isTrue();
        assertThat(found.containerProperties().hasSecrets()).isTrue();
        assertThat(found.containerProperties().resourceRequirements()).isEqualTo(requirements("2", "128"));
        assertThat(found.containerProperties().vcpus()).isNull();
    }

    @Test
    @SuppressWarnings("deprecation")
    void the_older_form_of_resources_is_answered_as_it_was_given() {
        register(definition -> definition.containerProperties(container -> container.image("busybox").vcpus(2).memory(64)));

        ContainerProperties found = batch.describeJobDefinitions(request -> request.jobDefinitionName(name)).jobDefinitions()
                .getFirst().containerProperties();

        assertThat(found.vcpus()).isEqualTo(2);
        assertThat(found.memory()).isEqualTo(64);
        assertThat(found.resourceRequirements()).isEmpty();
    }

    @Test
    void a_name_stands_for_its_latest_revision() {
        register(_ -> {});
        String second = register(_ -> {}).jobDefinitionArn();

        assertThat(resolve(name).arn()).hasToString(second);
        assertThat(resolve(name + ":1").revision()).isEqualTo(1);
        assertThat(resolve(second).revision()).isEqualTo(2);
        assertThat(resolve(second.replace(":2", "")).revision()).isEqualTo(2);
        register(_ -> {});
        assertThat(resolve(name).revision()).isEqualTo(3);
    }

    @Test
    void what_was_resolved_is_the_callers_to_change() {
        register(_ -> {});

        resolve(name).document().removeAll();

        assertThat(resolve(name).document().path("jobDefinitionName").asString()).isEqualTo(name);
        assertThat(resolve(name).fargate()).isFalse();
    }

    @Test
    void what_does_not_exist_is_not_resolved() {
        register(_ -> {});

        for (String reference : List.of("nobody", name + ":2", name + ":x",
                "arn:aws:batch:us-west-2:123456789012:job-definition/" + name)) {
            assertThatExceptionOfType(ClientException.class).isThrownBy(() -> resolve(reference))
                    .withMessageStartingWith("Job definition " + reference + " does not exist");
        }
    }

    @Test
    void revisions_registered_at_the_same_time_all_get_a_number() {
        List<Integer> revisions = IntStream.range(0, 12).parallel().mapToObj(_ -> register(_ -> {}).revision()).sorted().toList();

        assertThat(revisions).isEqualTo(IntStream.rangeClosed(1, 12).boxed().toList());
    }

    @Test
    void revisions_are_listed_newest_first_page_by_page() {
        IntStream.range(0, 5).forEach(_ -> register(_ -> {}));

        assertThat(
                batch.describeJobDefinitionsPaginator(request -> request.jobDefinitionName(name).status("ACTIVE").maxResults(2))
                        .jobDefinitions().stream().map(definition -> definition.revision()).toList())
                .containsExactly(5, 4, 3, 2, 1);
        assertThat(batch.describeJobDefinitions(request -> request.jobDefinitionName(name).status("INACTIVE")).jobDefinitions())
                .isEmpty();
        assertThat(batch.describeJobDefinitionsPaginator(request -> request.maxResults(3)).jobDefinitions().stream()
                .filter(definition -> definition.jobDefinitionName().equals(name))).hasSize(5);
    }

    @Test
    void a_deregistered_revision_is_inactive_and_its_name_stands_for_the_latest_that_is_not() {
        register(_ -> {});
        String second = register(_ -> {}).jobDefinitionArn();

        batch.deregisterJobDefinition(request -> request.jobDefinition(second));
        batch.deregisterJobDefinition(request -> request.jobDefinition(name + ":2"));

        assertThat(revisions("INACTIVE")).containsExactly(2);
        assertThat(revisions("ACTIVE")).containsExactly(1);
        assertThat(revisions(null)).as("without a status both are listed").containsExactly(2, 1);
        assertThat(resolve(name).revision()).isEqualTo(1);
        assertThatExceptionOfType(ClientException.class).isThrownBy(() -> resolve(second))
                .withMessage("Job definition " + second + " is not ACTIVE.");
        assertThat(register(_ -> {}).revision()).as("a number is not given twice").isEqualTo(3);
    }

    @Test
    void a_name_alone_deregisters_its_latest_active_revision() {
        register(_ -> {});
        register(_ -> {});

        batch.deregisterJobDefinition(request -> request.jobDefinition(name));
        batch.deregisterJobDefinition(request -> request.jobDefinition(name));

        assertThat(revisions("INACTIVE")).containsExactly(2, 1);
        for (String reference : List.of(name, name + ":3", "nobody:1")) {
            assertThatExceptionOfType(software.amazon.awssdk.services.batch.model.ClientException.class)
                    .isThrownBy(() -> batch.deregisterJobDefinition(request -> request.jobDefinition(reference)))
                    .withMessageContaining("Job definition " + reference + " does not exist.");
        }
    }

    @Test
    void an_inactive_revision_is_kept_for_180_days_and_its_number_for_ever() {
        register(_ -> {});
        batch.deregisterJobDefinition(request -> request.jobDefinition(name + ":1"));
        long then = Instant.now().minus(Duration.ofDays(180)).toEpochMilli();
        database.getCollection("jobDefinitions").updateMany(Filters.regex("_id", "/" + name + "/"),
                Updates.set("deregisteredAt", then));

        assertThat(revisions("INACTIVE")).isEmpty();
        assertThat(revisions(null)).isEmpty();
        assertThat(batch.describeJobDefinitions(request -> request.jobDefinitions(name + ":1")).jobDefinitions()).isEmpty();
        assertThat(register(_ -> {}).revision()).isEqualTo(2);
    }

    private List<Integer> revisions(String status) {
        return batch.describeJobDefinitions(request -> request.jobDefinitionName(name).status(status)).jobDefinitions().stream()
                .map(definition -> definition.revision()).toList();
    }

    private JobDefinition resolve(String reference) {
        return definitions.resolve(REGION, ACCOUNT, reference);
    }

    private RegisterJobDefinitionResponse register(Consumer<RegisterJobDefinitionRequest.Builder> further) {
        return batch.registerJobDefinition(request -> {
            request.jobDefinitionName(name).type(JobDefinitionType.CONTAINER)
                    .containerProperties(container -> container.image("busybox").resourceRequirements(requirements("2", "128")));
            further.accept(request);
        });
    }

    private static List<ResourceRequirement> requirements(String vcpus, String memory) {
        return List.of(ResourceRequirement.builder().type(ResourceType.VCPU).value(vcpus).build(),
                ResourceRequirement.builder().type(ResourceType.MEMORY).value(memory).build());
    }
}

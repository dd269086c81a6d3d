package dev.longshore.gateway.job;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.batch.model.AttemptTaskContainerDetails;
import software.amazon.awssdk.services.batch.model.ClientException;
import software.amazon.awssdk.services.batch.model.ContainerProperties;
import software.amazon.awssdk.services.batch.model.EcsProperties;
import software.amazon.awssdk.services.batch.model.EcsPropertiesOverride;
import software.amazon.awssdk.services.batch.model.EcsTaskDetails;
import software.amazon.awssdk.services.batch.model.EcsTaskProperties;
import software.amazon.awssdk.services.batch.model.JobDefinitionType;
import software.amazon.awssdk.services.batch.model.JobDetail;
import software.amazon.awssdk.services.batch.model.MountPoint;
import software.amazon.awssdk.services.batch.model.NodeRangeProperty;
import software.amazon.awssdk.services.batch.model.ResourceType;
import software.amazon.awssdk.services.batch.model.TaskContainerDependency;
import software.amazon.awssdk.services.batch.model.TaskContainerDetails;
import software.amazon.awssdk.services.batch.model.TaskContainerOverrides;
import software.amazon.awssdk.services.batch.model.TaskContainerProperties;
import software.amazon.awssdk.services.batch.model.TaskPropertiesOverride;
import software.amazon.awssdk.services.batch.model.Volume;

import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.job.ContainerEnd;
import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.job.NodeGroup;
import dev.longshore.contracts.job.TaskSpec;
import dev.longshore.contracts.job.TaskSpec.Condition;
import dev.longshore.contracts.job.TaskSpec.Dependency;
import dev.longshore.contracts.job.TaskSpec.TaskContainer;
import dev.longshore.gateway.Cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

class MultiContainerJobTest extends JobTest {

    private static final EcsProperties TASK = EcsProperties.builder().taskProperties(EcsTaskProperties.builder()
            .volumes(volume("data").host(host -> host.sourcePath("/data")).build(), volume("unused").build())
            .containers(
                    container("init", "1").essential(false).command("prepare", "Ref::what").startTimeout(90)
                            .mountPoints(MountPoint.builder().sourceVolume("data").containerPath("/in").build()).build(),
                    container("main", "2").command("work").environment(variable("A", "1"), variable("B", "2")).stopTimeout(5)
                            .dependsOn(TaskContainerDependency.builder().containerName("init").condition("SUCCESS").build())
                            .build())
            .build()).build();

    @BeforeEach
    void defineTask() {
        definition = define(request -> request.containerProperties((ContainerProperties) null).ecsProperties(TASK)
                .parameters(Map.of("what", "this")));
    }

    @Test
    void a_definition_shows_its_task() {
        EcsProperties shown = batch.describeJobDefinitions(request -> request.jobDefinitionName(definition)).jobDefinitions()
                .getFirst().ecsProperties();

        assertThat(shown.taskProperties()).singleElement().satisfies(task -> assertThat(task.containers())
                .extracting(TaskContainerProperties::name, TaskContainerProperties::essential)
                .containsExactly(tuple("init", false), tuple("main", true)));
    }

    @Test
    void all_containers_are_resolved_for_the_scheduler() {
        TaskSpec task = task(submit());

        assertThat(task.resources()).isEqualTo(Resources.of(3, 128));
        TaskContainer init = task.containers().getFirst();
        assertThat(init.essential()).isFalse();
        assertThat(init.startTimeout()).contains(Duration.ofSeconds(90));
        assertThat(init.container().command()).containsExactly("prepare", "this");
        assertThat(init.container().volumes()).containsExactly(new ContainerSpec.Volume("data", Optional.of("/data")));
        assertThat(init.container().mountPoints()).containsExactly(new ContainerSpec.MountPoint("data", "/in", false));
        TaskContainer main = task.containers().getLast();
        assertThat(main.dependsOn()).containsExactly(new Dependency("init", Condition.SUCCESS));
        assertThat(main.stopTimeout()).contains(Duration.ofSeconds(5));
        assertThat(main.container().volumes()).isEmpty();
    }

    @Test
    void what_a_submission_overrides_is_merged_by_name_and_shown() {
        String id = submit(request -> request.parameters(Map.of("what", "that")).ecsPropertiesOverride(
                overriding(TaskContainerOverrides.builder().name("main").command("work", "hard").environment(variable("B", "3"))
                        .resourceRequirements(requirement(ResourceType.VCPU, "4")).build())));

        TaskSpec task = task(id);
        assertThat(task.containers().getFirst().container().command()).containsExactly("prepare", "that");
        assertThat(task.containers().getLast().container().command()).containsExactly("work", "hard");
        assertThat(task.containers().getLast().container().environment()).isEqualTo(Map.of("A", "1", "B", "3"));
        assertThat(task.resources()).isEqualTo(Resources.of(5, 128));
        EcsTaskDetails shown = describe(id).ecsProperties().taskProperties().getFirst();
        assertThat(shown.containers().getLast().command()).containsExactly("work", "hard");
        assertThat(shown.containers().getLast().dependsOn().getFirst().containerName()).isEqualTo("init");
        assertThat(shown.volumes()).hasSize(2);
        assertThat(describe(id).container()).isNull();
    }

    @Test
    void overrides_that_do_not_fit_are_refused() {
        assertThatThrownBy(() -> submit(request -> request.containerOverrides(overrides -> overrides.command("x"))))
                .isInstanceOf(ClientException.class)
                .hasMessageContaining("containerOverrides is not applicable for a job whose definition has ecsProperties.");
        assertThatThrownBy(() -> override("none", "1")).isInstanceOf(ClientException.class)
                .hasMessageContaining(
                        "containers[0].name is 'none', which is not the name of a container of the job definition.");
        assertThatThrownBy(() -> override("main", "0.5")).isInstanceOf(ClientException.class)
                .hasMessageContaining("asks for '0.5' of VCPU");
        definition = define(request -> {});
        assertThatThrownBy(() -> override("main", "1")).isInstanceOf(ClientException.class).hasMessageContaining(
                "ecsPropertiesOverride is not applicable for a job whose definition has containerProperties.");
    }

    @Test
    void each_container_of_each_attempt_is_shown_with_its_end_and_its_log() {
        String id = submit();
        AStatus status = scheduler.of(id);
        scheduler.say(status.running(1));
        EcsTaskDetails running = await(id, JobStatus.RUNNING).ecsProperties().taskProperties().getFirst();
        String taskId = running.taskArn().substring(running.taskArn().lastIndexOf('/') + 1);
        assertThat(running.containers()).extracting(TaskContainerDetails::logStreamName)
                .containsExactly(definition + "/init/" + taskId, definition + "/main/" + taskId);

        scheduler.say(status.exited(JobStatus.FAILED, 1, 3, List.of(new ContainerEnd("init", Optional.of(3), Optional.empty()),
                new ContainerEnd("main", Optional.empty(), Optional.of("never")))));

        JobDetail job = await(id, JobStatus.FAILED);
        assertThat(job.ecsProperties().taskProperties().getFirst().containers())
                .extracting(TaskContainerDetails::exitCode, TaskContainerDetails::reason)
                .containsExactly(tuple(3, null), tuple(null, "never"));
        assertThat(job.attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.taskProperties().getFirst().taskArn()).isEqualTo(running.taskArn());
            assertThat(attempt.taskProperties().getFirst().containers())
                    .extracting(AttemptTaskContainerDetails::name, AttemptTaskContainerDetails::exitCode,
                            AttemptTaskContainerDetails::logStreamName)
                    .containsExactly(tuple("init", 3, definition + "/init/" + taskId), tuple("main", null, null));
        });
    }

    @Test
    void nodes_can_run_tasks_too() {
        String name = Cluster.uniqueName("nodes");
        batch.registerJobDefinition(request -> request.jobDefinitionName(name).type(JobDefinitionType.MULTINODE)
                .parameters(Map.of("what", "this"))
                .nodeProperties(nodes -> nodes.numNodes(2).mainNode(0).nodeRangeProperties(
                        NodeRangeProperty.builder().targetNodes("0:0").ecsProperties(TASK).build(),
                        NodeRangeProperty.builder().targetNodes("1:1").container(single -> single.image("busybox").command("true")
                                .resourceRequirements(requirement(ResourceType.VCPU, "1"),
                                        requirement(ResourceType.MEMORY, "64")))
                                .build())));
        definition = name;
        String id = submit();

        NodeGroup nodes = scheduler.hear(JobSubmitted.class, id).nodes().orElseThrow();
        assertThat(nodes.workload(0)).isInstanceOf(TaskSpec.class);
        assertThat(TheContainer.of(nodes.workload(1)).command()).containsExactly("true");
        assertThat(describe(id + "#0").ecsProperties().taskProperties().getFirst().containers()).hasSize(2);
        assertThat(describe(id + "#1").container().command()).containsExactly("true");
        assertThat(describe(id).nodeProperties().nodeRangeProperties().getFirst().ecsProperties().taskProperties()).hasSize(1);
    }

    private void override(String container, String vcpus) {
        submit(request -> request.ecsPropertiesOverride(overriding(TaskContainerOverrides.builder().name(container)
                .resourceRequirements(requirement(ResourceType.VCPU, vcpus)).build())));
    }

    private static EcsPropertiesOverride overriding(TaskContainerOverrides container) {
        return EcsPropertiesOverride.builder().taskProperties(TaskPropertiesOverride.builder().containers(container).build())
                .build();
    }

    private static Volume.Builder volume(String name) {
        return Volume.builder().name(name);
    }

    private TaskSpec task(String id) {
        return (TaskSpec) scheduler.hear(JobSubmitted.class, id).workload();
    }

    private static TaskContainerProperties.Builder container(String name, String vcpus) {
        return TaskContainerProperties.builder().name(name).image("busybox")
                .resourceRequirements(requirement(ResourceType.VCPU, vcpus), requirement(ResourceType.MEMORY, "64"));
    }
}

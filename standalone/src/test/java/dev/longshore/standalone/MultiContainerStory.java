package dev.longshore.standalone;

import java.util.List;

import software.amazon.awssdk.services.batch.model.ContainerProperties;
import software.amazon.awssdk.services.batch.model.EcsTaskDetails;
import software.amazon.awssdk.services.batch.model.EcsTaskProperties;
import software.amazon.awssdk.services.batch.model.JobDetail;
import software.amazon.awssdk.services.batch.model.JobStatus;
import software.amazon.awssdk.services.batch.model.ResourceRequirement;
import software.amazon.awssdk.services.batch.model.ResourceType;
import software.amazon.awssdk.services.batch.model.TaskContainerDependency;
import software.amazon.awssdk.services.batch.model.TaskContainerDetails;
import software.amazon.awssdk.services.batch.model.TaskContainerOverrides;
import software.amazon.awssdk.services.batch.model.TaskContainerProperties;
import software.amazon.awssdk.services.batch.model.TaskPropertiesOverride;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A job of three containers: one prepares, one works when that has succeeded, one stands by and is stopped. */
record MultiContainerStory(BatchUser user, String queue) {

    private static final String UNTIL_STOPPED = "trap 'echo stopping; exit 7' TERM; while true; do sleep 0.1; done";

    /** @param outcome the exit code of the container that prepares */
    String define(int outcome) {
        return user.definitionOf("", 1, request -> request.containerProperties((ContainerProperties) null)
                .ecsProperties(properties -> properties.taskProperties(EcsTaskProperties.builder().containers(
                        container("init", "echo preparing; exit " + outcome).essential(false).build(),
                        container("standby", "echo standing by; " + UNTIL_STOPPED).essential(false).build(),
                        container("main", "echo nothing").dependsOn(on("init", "SUCCESS"), on("standby", "START")).build())
                        .build())));
    }

    /** All goes well, and the essential container is told by the submission what to do. */
    void succeeds() {
        String id = user.submit(queue, define(0), job -> job.ecsPropertiesOverride(override -> override
                .taskProperties(TaskPropertiesOverride.builder().containers(TaskContainerOverrides.builder().name("main")
                        .command("sh", "-c", "echo working on $AWS_BATCH_JOB_ID; sleep 1").build()).build())));

        JobDetail job = user.awaitEnd(id);

        assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
        EcsTaskDetails task = job.ecsProperties().taskProperties().getFirst();
        assertThat(task.containers()).extracting(TaskContainerDetails::name).containsExactly("init", "standby", "main");
        assertThat(task.containers()).extracting(TaskContainerDetails::exitCode).containsExactly(0, 7, 0);
        assertThat(job.attempts()).singleElement().satisfies(attempt -> assertThat(attempt.taskProperties().getFirst().taskArn())
                .isEqualTo(task.taskArn()));
        await().atMost(BatchUser.PATIENCE)
                .untilAsserted(() -> assertThat(task.containers())
                        .extracting(container -> user.linesOf(container.logStreamName()))
                        .containsExactly(List.of("preparing"), List.of("standing by", "stopping"), List.of("working on " + id)));
    }

    /** What the essential container depends on fails at each attempt. */
    void fails() {
        JobDetail job = user
                .awaitEnd(user.submit(queue, define(3), submission -> submission.retryStrategy(retry -> retry.attempts(2))));

        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(job.statusReason()).isEqualTo("Task failed to start");
        assertThat(job.attempts()).hasSize(2).allSatisfy(attempt -> {
            assertThat(attempt.taskProperties().getFirst().containers()).extracting(container -> container.exitCode())
                    .startsWith(3).endsWith((Integer) null);
            assertThat(attempt.taskProperties().getFirst().containers().getLast().reason())
                    .isEqualTo("CannotStartContainerError: container init, whose success it depends on, ended with exit code 3");
        });
    }

    private static TaskContainerProperties.Builder container(String name, String script) {
        return TaskContainerProperties.builder().name(name).image("busybox").command("sh", "-c", script).stopTimeout(5)
                .resourceRequirements(need(ResourceType.VCPU, "1"), need(ResourceType.MEMORY, "64"));
    }

    private static TaskContainerDependency on(String container, String condition) {
        return TaskContainerDependency.builder().containerName(container).condition(condition).build();
    }

    private static ResourceRequirement need(ResourceType type, String value) {
        return ResourceRequirement.builder().type(type).value(value).build();
    }
}

package dev.longshore.standalone;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import software.amazon.awssdk.services.batch.model.ContainerProperties;
import software.amazon.awssdk.services.batch.model.EksAttemptContainerDetail;
import software.amazon.awssdk.services.batch.model.EksContainer;
import software.amazon.awssdk.services.batch.model.EksContainerDetail;
import software.amazon.awssdk.services.batch.model.EksContainerOverride;
import software.amazon.awssdk.services.batch.model.EksContainerVolumeMount;
import software.amazon.awssdk.services.batch.model.EksPodPropertiesDetail;
import software.amazon.awssdk.services.batch.model.EksPodPropertiesOverride;
import software.amazon.awssdk.services.batch.model.EksVolume;
import software.amazon.awssdk.services.batch.model.JobDetail;
import software.amazon.awssdk.services.batch.model.JobStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A job on Amazon EKS: a pod of one container that prepares and two that work. */
record PodStory(BatchUser user) {

    /** @param outcome the exit code of the container that prepares */
    String define(int outcome, Consumer<EksContainer.Builder> main, EksVolume... volumes) {
        EksContainer.Builder first = container("main").command("/bin/sh", "-c", "echo nothing");
        main.accept(first);
        return user.definitionOf("", 1, request -> request.containerProperties((ContainerProperties) null)
                .parameters(Map.of("what", "preparing"))
                .eksProperties(properties -> properties.podProperties(pod -> pod.volumes(volumes)
                        .initContainers(container("init").command("/bin/sh", "-c", "echo $0; exit " + outcome)
                                .args("Ref::what").build())
                        .containers(first.build(),
                                container("other").command("/bin/echo").args("$(AWS_BATCH_JOB_ID)").build()))));
    }

    /** All goes well, and one container is told by the submission what to do. */
    void succeeds() {
        String definition = define(0, _ -> {});
        String id = user.submit(user.queueOfPods(4), definition, job -> job.eksPropertiesOverride(
                override -> override.podProperties(EksPodPropertiesOverride.builder().containers(EksContainerOverride.builder()
                        .name("main").command("/bin/sh", "-c", "echo working on $(AWS_BATCH_JOB_ID)").build()).build())));

        JobDetail job = user.awaitEnd(id);

        assertThat(job.status()).as(job.toString()).isEqualTo(JobStatus.SUCCEEDED);
        EksPodPropertiesDetail pod = job.eksProperties().podProperties();
        assertThat(pod.initContainers()).extracting(EksContainerDetail::exitCode).containsExactly(0);
        assertThat(pod.containers()).extracting(EksContainerDetail::exitCode).containsExactly(0, 0);
        assertThat(job.eksAttempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.podName()).isEqualTo(pod.podName());
            assertThat(attempt.eksClusterArn()).isEqualTo("arn:aws:eks:eu-west-1:123456789012:cluster/mine");
            assertThat(attempt.podNamespace()).isEqualTo("batch");
        });
        String attempt = pod.podName().replace("aws-batch.", "").replace("-", "");
        await().atMost(BatchUser.PATIENCE).untilAsserted(
                () -> assertThat(List.of("init", "main", "other"))
                        .extracting(name -> user.linesOf(definition + "/" + name + "/" + attempt))
                        .containsExactly(List.of("preparing"), List.of("working on " + id), List.of(id)));
    }

    /** What prepares fails at each attempt. */
    void fails() {
        String id = user.submit(user.queueOfPods(4), define(3, _ -> {}),
                submission -> submission.retryStrategy(retry -> retry.attempts(2)));

        JobDetail job = user.awaitEnd(id);

        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(job.eksAttempts()).hasSize(2).allSatisfy(attempt -> {
            assertThat(attempt.initContainers()).extracting(EksAttemptContainerDetail::exitCode).containsExactly(3);
            assertThat(attempt.containers()).extracting(EksAttemptContainerDetail::exitCode).containsOnlyNulls();
        });
    }

    /** There is no cluster here that would have the claim. */
    void cannotStart() {
        String definition = define(0,
                main -> main.volumeMounts(EksContainerVolumeMount.builder().name("data").mountPath("/data").build()),
                EksVolume.builder().name("data").persistentVolumeClaim(claim -> claim.claimName("results")).build());

        JobDetail job = user.awaitEnd(user.submit(user.queueOfPods(4), definition));

        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(job.eksProperties().podProperties().containers().getFirst().reason())
                .contains("the volume data is the persistent volume claim 'results'");
    }

    private static EksContainer.Builder container(String name) {
        return EksContainer.builder().name(name).image("busybox")
                .resources(resources -> resources.limits(Map.of("cpu", "1", "memory", "64Mi")));
    }
}

package dev.longshore.gateway.job;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.batch.model.CRType;
import software.amazon.awssdk.services.batch.model.ClientException;
import software.amazon.awssdk.services.batch.model.ContainerProperties;
import software.amazon.awssdk.services.batch.model.EksAttemptContainerDetail;
import software.amazon.awssdk.services.batch.model.EksContainer;
import software.amazon.awssdk.services.batch.model.EksContainerDetail;
import software.amazon.awssdk.services.batch.model.EksContainerEnvironmentVariable;
import software.amazon.awssdk.services.batch.model.EksContainerOverride;
import software.amazon.awssdk.services.batch.model.EksContainerVolumeMount;
import software.amazon.awssdk.services.batch.model.EksPodProperties;
import software.amazon.awssdk.services.batch.model.EksPodPropertiesDetail;
import software.amazon.awssdk.services.batch.model.EksPodPropertiesOverride;
import software.amazon.awssdk.services.batch.model.EksProperties;
import software.amazon.awssdk.services.batch.model.EksVolume;
import software.amazon.awssdk.services.batch.model.ImagePullSecret;
import software.amazon.awssdk.services.batch.model.JobDefinition;
import software.amazon.awssdk.services.batch.model.JobDefinitionType;
import software.amazon.awssdk.services.batch.model.JobDetail;
import software.amazon.awssdk.services.batch.model.NodeRangeProperty;
import software.amazon.awssdk.services.batch.model.RegisterJobDefinitionRequest;
import software.amazon.awssdk.services.batch.model.SubmitJobRequest;

import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.job.ContainerEnd;
import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.ContainerSpec.PodTerms;
import dev.longshore.contracts.job.ContainerSpec.PullPolicy;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.job.TaskSpec;
import dev.longshore.contracts.job.TaskSpec.Condition;
import dev.longshore.contracts.job.TaskSpec.Dependency;
import dev.longshore.contracts.job.TaskSpec.TaskContainer;
import dev.longshore.gateway.Cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

class PodJobTest extends JobTest {

    private static final EksProperties POD = EksProperties.builder().podProperties(EksPodProperties.builder()
            .serviceAccountName("worker").hostNetwork(true).dnsPolicy("ClusterFirst")
            .imagePullSecrets(ImagePullSecret.builder().name("registry").build())
            .metadata(metadata -> metadata.namespace("jobs").labels(Map.of("team", "blue")))
            .volumes(EksVolume.builder().name("data").hostPath(host -> host.path("/data")).build(),
                    EksVolume.builder().name("claim").persistentVolumeClaim(claim -> claim.claimName("c")).build())
            .initContainers(container("fetch", "4", "64Mi").args("Ref::what").build())
            .containers(
                    container("main", "2", "128Mi").command("/bin/work").args("Ref::what", "$(A)").env(given("A", "1"))
                            .securityContext(context -> context.runAsUser(7L).runAsGroup(8L).allowPrivilegeEscalation(false))
                            .volumeMounts(mount("data", "/in", "part"), mount("claim", "/claim", null)).build(),
                    container("proxy", "1", "64Mi").build())
            .build()).build();

    private String environment;

    @BeforeEach
    void definePod() {
        environment = Cluster.uniqueName("eks");
        batch.createComputeEnvironment(request -> request.computeEnvironmentName(environment).type("MANAGED")
                .eksConfiguration(eks -> eks.eksClusterArn("arn:aws:eks:us-east-1:123456789012:cluster/mine")
                        .kubernetesNamespace("batch"))
                .computeResources(resources -> resources.type(CRType.EC2).maxvCpus(16)));
        queue = cluster.queueOver(environment);
        definition = define(pod(POD));
    }

    @Test
    void an_environment_on_eks_and_a_definition_are_shown_as_they_were_given() {
        JobDefinition shown = batch.describeJobDefinitions(request -> request.jobDefinitionName(definition)).jobDefinitions()
                .getFirst();

        assertThat(shown.eksProperties()).isEqualTo(POD);
        assertThat(shown.containerOrchestrationTypeAsString()).isEqualTo("EKS");
        assertThat(batch.describeComputeEnvironments(request -> request.computeEnvironments(environment)).computeEnvironments()
                .getFirst().eksConfiguration().kubernetesNamespace()).isEqualTo("batch");
    }

    @Test
    void an_environment_names_its_cluster_and_a_namespace_that_pods_may_be_in() {
        assertThatThrownBy(() -> createEnvironment("mine", "batch")).isInstanceOf(ClientException.class)
                .hasMessageContaining("eksConfiguration.eksClusterArn is 'mine'");
        assertThatThrownBy(() -> createEnvironment("arn:aws:eks:us-east-1:123456789012:cluster/mine", "default"))
                .isInstanceOf(ClientException.class)
                .hasMessageContaining("eksConfiguration.kubernetesNamespace is 'default'");
    }

    @Test
    void all_containers_are_resolved_for_the_scheduler() {
        TaskSpec pod = task(submit());

        assertThat(pod.kind()).isEqualTo(TaskSpec.Kind.POD);
        assertThat(pod.resources()).isEqualTo(Resources.of(4, 192));
        assertThat(pod.containers()).extracting(TaskContainer::name, TaskContainer::essential, TaskContainer::dependsOn)
                .containsExactly(tuple("fetch", false, List.of()), tuple("main", true, after("fetch")),
                        tuple("proxy", true, after("fetch")));
        ContainerSpec main = pod.containers().get(1).container();
        assertThat(main.podTerms()).contains(new PodTerms(List.of("/bin/work"), Optional.of(Vcpus.of(2)), false,
                PullPolicy.IF_NOT_PRESENT, false, Optional.empty()));
        assertThat(main.command()).containsExactly("this", "$(A)");
        assertThat(main.user()).contains("7:8");
        assertThat(main.volumes()).containsExactly(new ContainerSpec.Volume("data/part", Optional.of("/data/part")),
                new ContainerSpec.Volume("claim", Optional.empty(),
                        Optional.of("is the persistent volume claim 'c', and there is no Kubernetes cluster here to have it")));
        assertThat(main.mountPoints()).extracting(ContainerSpec.MountPoint::containerPath).containsExactly("/in", "/claim");
    }

    @Test
    void what_a_submission_overrides_is_merged_by_name_and_shown() {
        String id = submit(request -> request.parameters(Map.of("what", "that")).eksPropertiesOverride(override -> override
                .podProperties(EksPodPropertiesOverride.builder().metadata(metadata -> metadata.labels(Map.of("run", "7")))
                        .initContainers(EksContainerOverride.builder().image("other").build())
                        .containers(EksContainerOverride.builder().name("main").args("hard").env(given("B", "2"))
                                .resources(resources -> resources.requests(Map.of("cpu", "6"))).build())
                        .build())));

        TaskSpec pod = task(id);
        assertThat(pod.containers().getFirst().container().image()).isEqualTo("other");
        assertThat(pod.containers().getFirst().container().command()).containsExactly("that");
        ContainerSpec main = pod.containers().get(1).container();
        assertThat(main.command()).containsExactly("hard");
        assertThat(main.environment()).isEqualTo(Map.of("A", "1", "B", "2"));
        assertThat(main.resources()).isEqualTo(Resources.of(6, 128));
        assertThat(main.podTerms().orElseThrow().mostVcpus()).isEmpty();
        JobDetail job = describe(id);
        assertThat(job.eksProperties().podProperties().metadata().labels()).isEqualTo(Map.of("team", "blue", "run", "7"));
        assertThat(job.eksProperties().podProperties().containers().getFirst().args()).containsExactly("hard");
        assertThat(job.eksProperties().podProperties().serviceAccountName()).isEqualTo("worker");
        assertThat(job.container()).isNull();
    }

    @Test
    void overrides_that_do_not_fit_are_refused() {
        assertRefused(request -> request.containerOverrides(overrides -> overrides.command("x")),
                "containerOverrides is not applicable for a job whose definition has eksProperties.");
        assertRefused(overriding(EksContainerOverride.builder().name("none")),
                "containers[0].name is 'none', which is not the name of one of these containers of the job definition.");
        assertRefused(overriding(EksContainerOverride.builder()), "containers[0].name is '', which is not");
        assertRefused(
                overriding(EksContainerOverride.builder().name("main")
                        .resources(resources -> resources.limits(Map.of("cpu", "0.1")))),
                "containers[0].resources.limits.cpu is '0.1'; a multiple of 0.25 is allowed.");
        assertRefused(overriding(EksContainerOverride.builder().name("main").env(given("AWS_BATCH_X", "1"))),
                "names that begin with AWS_BATCH are reserved");
    }

    @Test
    void pods_go_to_queues_on_eks_and_nothing_else_does() {
        String pods = queue;
        queue = cluster.queueOver(cluster.environment(CRType.EC2));
        assertRefused(_ -> {},
                "Job Queue is attached to Compute Environment that can not run Jobs with capability EKS");
        queue = pods;
        definition = define(_ -> {});
        assertRefused(_ -> {},
                "Job Queue is attached to Compute Environment that can not run Jobs with capability EC2");
    }

    @Test
    void each_container_of_each_attempt_is_shown_with_its_end() {
        String id = submit();
        AStatus status = scheduler.of(id);
        scheduler.say(status.running(1));
        EksPodPropertiesDetail running = await(id, JobStatus.RUNNING).eksProperties().podProperties();
        assertThat(running.podName()).matches("aws-batch\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(running.nodeName()).isNotEmpty();

        scheduler.say(status.exited(JobStatus.FAILED, 1, 3, List.of(new ContainerEnd("fetch", Optional.of(0), Optional.empty()),
                new ContainerEnd("main", Optional.of(3), Optional.of("why")),
                new ContainerEnd("proxy", Optional.empty(), Optional.of("never")))));

        JobDetail job = await(id, JobStatus.FAILED);
        assertThat(job.eksProperties().podProperties().containers())
                .extracting(EksContainerDetail::name, EksContainerDetail::exitCode, EksContainerDetail::reason)
                .containsExactly(tuple("main", 3, "why"), tuple("proxy", null, "never"));
        assertThat(job.attempts()).isEmpty();
        assertThat(job.eksAttempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.podName()).isEqualTo(running.podName());
            assertThat(attempt.podNamespace()).isEqualTo("jobs");
            assertThat(attempt.stoppedAt()).isNotNull();
            assertThat(attempt.initContainers()).extracting(EksAttemptContainerDetail::exitCode).containsExactly(0);
            assertThat(attempt.containers()).extracting(EksAttemptContainerDetail::exitCode).containsExactly(3, null);
        });
    }

    @Test
    void nodes_can_run_pods_too() {
        definition = Cluster.uniqueName("nodes");
        batch.registerJobDefinition(request -> request.jobDefinitionName(definition).type(JobDefinitionType.MULTINODE)
                .parameters(Map.of("what", "this")).nodeProperties(nodes -> nodes.numNodes(2).mainNode(0).nodeRangeProperties(
                        NodeRangeProperty.builder().targetNodes("0:").eksProperties(POD).build())));
        String id = submit();

        assertThat(scheduler.hear(JobSubmitted.class, id).nodes().orElseThrow().workload(1)).isInstanceOf(TaskSpec.class);
        assertThat(describe(id + "#1").eksProperties().podProperties().containers()).hasSize(2);
        assertThat(describe(id).nodeProperties().nodeRangeProperties().getFirst().eksProperties().podProperties().containers())
                .hasSize(2);
    }

    private void createEnvironment(String arn, String namespace) {
        batch.createComputeEnvironment(request -> request.computeEnvironmentName(Cluster.uniqueName("refused")).type("MANAGED")
                .eksConfiguration(eks -> eks.eksClusterArn(arn).kubernetesNamespace(namespace))
                .computeResources(resources -> resources.type(CRType.EC2).maxvCpus(16)));
    }

    private void assertRefused(Consumer<SubmitJobRequest.Builder> change,
            String words) {
        assertThatThrownBy(() -> submit(change)).isInstanceOf(ClientException.class).hasMessageContaining(words);
    }

    private static Consumer<SubmitJobRequest.Builder> overriding(
            EksContainerOverride.Builder container) {
        return request -> request
                .eksPropertiesOverride(override -> override.podProperties(pod -> pod.containers(container.build())));
    }

    private static Consumer<RegisterJobDefinitionRequest.Builder> pod(
            EksProperties pod) {
        return request -> request.containerProperties((ContainerProperties) null).eksProperties(pod)
                .parameters(Map.of("what", "this"));
    }

    private TaskSpec task(String id) {
        return (TaskSpec) scheduler.hear(JobSubmitted.class, id).workload();
    }

    private static List<Dependency> after(String name) {
        return List.of(new Dependency(name, Condition.SUCCESS));
    }

    private static EksContainer.Builder container(String name, String cpu, String memory) {
        return EksContainer.builder().name(name).image("busybox")
                .resources(resources -> resources.limits(Map.of("cpu", cpu, "memory", memory)));
    }

    private static EksContainerEnvironmentVariable given(String name, String value) {
        return EksContainerEnvironmentVariable.builder().name(name).value(value).build();
    }

    private static EksContainerVolumeMount mount(String name, String path, String part) {
        return EksContainerVolumeMount.builder().name(name).mountPath(path).subPath(part).build();
    }
}

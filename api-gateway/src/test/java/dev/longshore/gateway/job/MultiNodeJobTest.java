package dev.longshore.gateway.job;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.batch.model.CEType;
import software.amazon.awssdk.services.batch.model.CRType;
import software.amazon.awssdk.services.batch.model.ClientException;
import software.amazon.awssdk.services.batch.model.ComputeEnvironmentOrder;
import software.amazon.awssdk.services.batch.model.ConsumableResourceRequirement;
import software.amazon.awssdk.services.batch.model.JobDefinitionType;
import software.amazon.awssdk.services.batch.model.JobDetail;
import software.amazon.awssdk.services.batch.model.JobSummary;
import software.amazon.awssdk.services.batch.model.NodeOverrides;
import software.amazon.awssdk.services.batch.model.NodePropertyOverride;
import software.amazon.awssdk.services.batch.model.NodeRangeProperty;
import software.amazon.awssdk.services.batch.model.ResourceType;
import software.amazon.awssdk.services.batch.model.SubmitJobRequest;

import dev.longshore.contracts.command.JobCommand.JobArchived;
import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.command.JobCommand.TerminateRequested;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.job.NodeGroup;
import dev.longshore.contracts.job.NodeGroup.NodeRange;
import dev.longshore.gateway.Cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

class MultiNodeJobTest extends JobTest {

    private String resource;

    @BeforeEach
    void defineNodes() {
        resource = Cluster.uniqueName("licence");
        batch.createConsumableResource(request -> request.consumableResourceName(resource).totalQuantity(9L));
        definition = define(1, 4, range("0:", "all"), range("2:3", "inner"));
    }

    @Test
    void ranges_are_resolved_and_the_inner_one_counts() {
        String id = submit();

        JobSubmitted message = scheduler.hear(JobSubmitted.class, id);

        NodeGroup nodes = message.nodes().orElseThrow();
        assertThat(nodes.mainNode()).isEqualTo(1);
        assertThat(nodes.ranges())
                .extracting(NodeRange::first, NodeRange::last, range -> TheContainer.of(range.workload()).command())
                .containsExactly(tuple(0, 1, List.of("echo", "all")),
                        tuple(2, 3, List.of("echo", "inner")));
        assertThat(message.workload()).isEqualTo(nodes.workload(1));
        assertThat(message.terms().consumables()).singleElement()
                .satisfies(need -> assertThat(need.quantity()).as("one for each node").isEqualTo(4));
    }

    @Test
    void a_job_and_its_nodes_are_described() {
        String id = submit();

        JobDetail job = describe(id);
        assertThat(job.nodeProperties().numNodes()).isEqualTo(4);
        assertThat(job.nodeProperties().mainNode()).isEqualTo(1);
        assertThat(job.nodeProperties().nodeRangeProperties()).extracting(NodeRangeProperty::targetNodes).containsExactly("0:1",
                "2:3");
        assertThat(job.nodeProperties().nodeRangeProperties().getLast().container().command()).containsExactly("echo", "inner");
        assertThat(job.nodeDetails()).isNull();
        JobDetail node = describe(id + "#2");
        assertThat(node.nodeDetails().nodeIndex()).isEqualTo(2);
        assertThat(node.nodeDetails().isMainNode()).isFalse();
        assertThat(node.container().command()).containsExactly("echo", "inner");
        assertThat(describe(id + "#1").nodeDetails().isMainNode()).isTrue();
        assertThat(batch.describeJobs(request -> request.jobs(id + "#4", id + ":0")).jobs()).isEmpty();
    }

    @Test
    void a_submission_overrides_how_many_nodes_there_are_and_what_some_of_them_run() {
        String id = submit(overriding(overrides -> overrides.numNodes(6).nodePropertyOverrides(
                changing("1:2", "other"), NodePropertyOverride.builder().targetNodes("5:")
                        .containerOverrides(container -> container.resourceRequirements(requirement(ResourceType.VCPU, "2")))
                        .build())));

        NodeGroup nodes = scheduler.hear(JobSubmitted.class, id).nodes().orElseThrow();

        assertThat(nodes.size()).isEqualTo(6);
        assertThat(nodes.ranges()).extracting(range -> TheContainer.of(range.workload()).command().getLast()).containsExactly(
                "all", "other",
                "other", "inner", "all", "all");
        assertThat(nodes.workload(5).resources().vcpus()).hasToString("2");
        assertThat(nodes.workload(4).resources().vcpus()).hasToString("1");
        assertThat(describe(id).nodeProperties().numNodes()).isEqualTo(6);
        assertThat(describe(id + "#1").container().command()).containsExactly("echo", "other");
    }

    @Test
    void nodes_are_shown_as_the_scheduler_says_and_listed() {
        String id = submit();

        scheduler.say(scheduler.of(id).running(1), scheduler.of(id + "#1").running(1), scheduler.of(id + "#3").exited(
                JobStatus.SUCCEEDED, 1, 0));

        await(id + "#1", JobStatus.RUNNING);
        assertThat(await(id + "#3", JobStatus.SUCCEEDED).container().exitCode()).isZero();
        await(id, JobStatus.RUNNING);
        assertThat(describe(id + "#0").statusAsString()).isEqualTo("RUNNABLE");
        JobSummary running = batch.listJobs(request -> request.multiNodeJobId(id)).jobSummaryList().getFirst();
        assertThat(running.jobId()).isEqualTo(id + "#1");
        assertThat(running.nodeProperties().isMainNode()).isTrue();
        assertThat(running.nodeProperties().numNodes()).isEqualTo(4);
        assertThat(batch.listJobs(request -> request.multiNodeJobId(id).jobStatus("RUNNABLE")).jobSummaryList())
                .extracting(JobSummary::jobId).containsExactly(id + "#0", id + "#2");
        assertThat(batch.listJobs(request -> request.jobQueue(queue).jobStatus("RUNNING")).jobSummaryList()).singleElement()
                .satisfies(job -> assertThat(job.nodeProperties().numNodes()).isEqualTo(4));
        assertThat(scheduler.all(JobArchived.class, id + "#3")).as("only the job as a whole is forgotten").isEmpty();
    }

    @Test
    void to_stop_a_node_is_to_stop_the_job() {
        String id = submit();

        batch.terminateJob(request -> request.jobId(id + "#2").reason("enough"));

        assertThat(scheduler.hear(TerminateRequested.class, id).reason()).isEqualTo("enough");
    }

    @Test
    void nodes_that_cannot_be_are_refused() {
        refused("leave out node 3", () -> define(0, 4, range("0:2", "x")));
        refused("overlaps with another range", () -> define(0, 4, range("0:2", "x"), range("1:3", "y")));
        refused("overlaps with another range", () -> define(0, 4, range("0:3", "x"), range("0:", "y")));
        refused("is '0:4'; the nodes are 0 to 3", () -> define(0, 4, range("0:4", "x")));
        refused("comes after its last", () -> define(0, 4, range("3:1", "x")));
        refused("mainNode is 4", () -> define(4, 4, range("0:", "x")));
        refused("containerProperties is not applicable for job definitions of type multinode", () -> define(request -> request
                .type(JobDefinitionType.MULTINODE)
                .nodeProperties(nodes -> nodes.mainNode(0).numNodes(1).nodeRangeProperties(range("0:", "x")))));
    }

    @Test
    void neither_Spot_nor_what_users_run_themselves_takes_jobs_of_several_nodes_unless_it_is_beside_EC2() {
        String spot = cluster.environment(CRType.SPOT);
        String own = Cluster.uniqueName("own");
        batch.createComputeEnvironment(request -> request.computeEnvironmentName(own).type(CEType.UNMANAGED));
        String ec2 = cluster.environment(CRType.EC2);

        for (String alone : List.of(spot, own)) {
            queue = cluster.queueOver(alone);
            refused("has no compute environment that can run multi-node parallel jobs", this::submit);
        }
        queue = cluster.queueOver(spot, request -> request.computeEnvironmentOrder(order(1, spot), order(2, ec2)));
        assertThat(submit()).isNotEmpty();
    }

    private static ComputeEnvironmentOrder order(int order, String environment) {
        return ComputeEnvironmentOrder.builder().order(order).computeEnvironment(environment).build();
    }

    @Test
    void overrides_that_do_not_fit_the_nodes_are_refused() {
        refused("containerOverrides is not applicable",
                () -> submit(request -> request.containerOverrides(container -> container.command("x"))));
        refused("arrayProperties is not applicable", () -> submit(request -> request.arrayProperties(array -> array.size(2))));
        refused("numNodes is 1; the job definition needs", () -> submit(overriding(overrides -> overrides.numNodes(1))));
        refused("is '4:'; the nodes are 0 to 3", () -> submit(overriding(overrides -> overrides.nodePropertyOverrides(
                changing("4:", "x")))));
        refused("must not contain an empty string", () -> submit(overriding(overrides -> overrides.nodePropertyOverrides(
                changing("1:", "")))));
        definition = define(0, 2, range("0:1", "x"));
        refused("needs a range of nodes with an open end", () -> submit(overriding(overrides -> overrides.numNodes(3))));
        definition = define(_ -> {});
        refused("nodeOverrides is not applicable", () -> submit(overriding(overrides -> overrides.numNodes(3))));
    }

    @Test
    void nodes_that_differ_so_much_that_the_job_could_not_be_sent_are_refused() {
        NodeRangeProperty range = range("0:", "all");
        definition = define(0, 200, range.toBuilder().container(range.container().toBuilder()
                .environment(variable("LONG", "x".repeat(15_000))).build()).build());
        NodePropertyOverride[] changes = IntStream.range(0, 100).mapToObj(i -> changing(2 * i + "", "other"))
                .toArray(NodePropertyOverride[]::new);

        refused("let fewer nodes differ", () -> submit(overriding(overrides -> overrides.nodePropertyOverrides(changes))));

        assertThat(batch.listJobs(request -> request.jobQueue(queue).jobStatus("SUBMITTED")).jobSummaryList()).isEmpty();
    }

    private static Consumer<SubmitJobRequest.Builder> overriding(
            Consumer<NodeOverrides.Builder> overrides) {
        return request -> request.nodeOverrides(overrides);
    }

    private static NodePropertyOverride changing(String targets, String word) {
        return NodePropertyOverride.builder().targetNodes(targets)
                .containerOverrides(container -> container.command("echo", word)).build();
    }

    private String define(int mainNode, int count, NodeRangeProperty... ranges) {
        String name = Cluster.uniqueName("nodes");
        batch.registerJobDefinition(request -> request.jobDefinitionName(name).type(JobDefinitionType.MULTINODE)
                .nodeProperties(nodes -> nodes.mainNode(mainNode).numNodes(count).nodeRangeProperties(ranges)));
        return name;
    }

    private NodeRangeProperty range(String targets, String word) {
        return NodeRangeProperty.builder().targetNodes(targets)
                .consumableResourceProperties(list -> list.consumableResourceList(
                        ConsumableResourceRequirement.builder().consumableResource(resource).quantity(1L).build()))
                .container(container -> container.image("busybox").command("echo", word).resourceRequirements(
                        requirement(ResourceType.VCPU, "1"), requirement(ResourceType.MEMORY, "128")))
                .build();
    }

    private static void refused(String because, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(ClientException.class).hasMessageContaining(because);
    }
}

package dev.longshore.standalone;

import java.util.List;
import java.util.Map;

import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.batch.model.CEState;
import software.amazon.awssdk.services.batch.model.CEStatus;
import software.amazon.awssdk.services.batch.model.CEType;
import software.amazon.awssdk.services.batch.model.CRType;
import software.amazon.awssdk.services.batch.model.ClientException;
import software.amazon.awssdk.services.batch.model.ComputeEnvironmentDetail;
import software.amazon.awssdk.services.batch.model.ComputeEnvironmentOrder;
import software.amazon.awssdk.services.batch.model.ConsumableResourceSummary;
import software.amazon.awssdk.services.batch.model.JQState;
import software.amazon.awssdk.services.batch.model.JQStatus;
import software.amazon.awssdk.services.batch.model.JobDefinition;
import software.amazon.awssdk.services.batch.model.JobDefinitionType;
import software.amazon.awssdk.services.batch.model.JobQueueDetail;
import software.amazon.awssdk.services.batch.model.ResourceRequirement;
import software.amazon.awssdk.services.batch.model.ResourceType;
import software.amazon.awssdk.services.batch.model.SchedulingPolicyListingDetail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** Five of each kind of resource: made, listed, changed, tagged and deleted again. Each queue has one vCPU of its own. */
record ResourceTour(BatchClient batch) {

    private static final String FIVE_LINES = "for line in 1 2 3 4 5; do echo line-$line; done";

    void make() {
        Pages.five("environment").forEach(this::makeEnvironment);
        await().atMost(BatchUser.PATIENCE).until(() -> environments().stream().allMatch(one -> one.status() == CEStatus.VALID));
        for (int i = 1; i <= 5; i++) {
            makeQueue("queue-" + i, "environment-" + i);
        }
        await().atMost(BatchUser.PATIENCE).until(() -> queues().stream().allMatch(one -> one.status() == JQStatus.VALID));
        Pages.five("policy").forEach(name -> assertThat(batch.createSchedulingPolicy(request -> request.name(name)
                .fairsharePolicy(policy -> policy.shareDecaySeconds(60))).name()).isEqualTo(name));
        Pages.five("consumable").forEach(name -> assertThat(batch.createConsumableResource(
                request -> request.consumableResourceName(name).totalQuantity(5L)).consumableResourceName()).isEqualTo(name));
        Pages.five("definition").forEach(this::register);
    }

    private void makeEnvironment(String name) {
        assertThat(batch.createComputeEnvironment(request -> request.computeEnvironmentName(name).type(CEType.MANAGED)
                .computeResources(resources -> resources.type(CRType.EC2).minvCpus(0).maxvCpus(1).instanceTypes("optimal")
                        .instanceRole("ecsInstanceRole").subnets("subnet-1")))
                .computeEnvironmentArn()).endsWith(":compute-environment/" + name);
    }

    private void makeQueue(String name, String environment) {
        assertThat(batch.createJobQueue(request -> request.jobQueueName(name).priority(1).computeEnvironmentOrder(
                ComputeEnvironmentOrder.builder().order(1).computeEnvironment(environment).build())).jobQueueArn())
                .isEqualTo(arn("job-queue", name));
    }

    private void register(String name) {
        assertThat(batch.registerJobDefinition(request -> request.jobDefinitionName(name).type(JobDefinitionType.CONTAINER)
                .containerProperties(container -> container.image("busybox").command("sh", "-c", FIVE_LINES)
                        .resourceRequirements(need(ResourceType.VCPU, "1"), need(ResourceType.MEMORY, "64"))))
                .revision()).isEqualTo(1);
    }

    private static ResourceRequirement need(ResourceType type, String value) {
        return ResourceRequirement.builder().type(type).value(value).build();
    }

    void listInPages() {
        Pages.assertHold(Pages.five("environment"),
                batch.describeComputeEnvironmentsPaginator(request -> request.maxResults(Pages.SIZE)),
                page -> page.computeEnvironments().stream().map(ComputeEnvironmentDetail::computeEnvironmentName));
        Pages.assertHold(Pages.five("queue"), batch.describeJobQueuesPaginator(request -> request.maxResults(Pages.SIZE)),
                page -> page.jobQueues().stream().map(JobQueueDetail::jobQueueName));
        Pages.assertHold(Pages.five("policy").stream().map(name -> arn("scheduling-policy", name)).toList(),
                batch.listSchedulingPoliciesPaginator(request -> request.maxResults(Pages.SIZE)),
                page -> page.schedulingPolicies().stream().map(SchedulingPolicyListingDetail::arn));
        Pages.assertHold(Pages.five("consumable"),
                batch.listConsumableResourcesPaginator(request -> request.maxResults(Pages.SIZE)),
                page -> page.consumableResources().stream().map(ConsumableResourceSummary::consumableResourceName));
        Pages.assertHold(Pages.five("definition"),
                batch.describeJobDefinitionsPaginator(request -> request.maxResults(Pages.SIZE)),
                page -> page.jobDefinitions().stream().map(JobDefinition::jobDefinitionName));
    }

    void change() {
        batch.updateComputeEnvironment(
                request -> request.computeEnvironment("environment-5").computeResources(resources -> resources.maxvCpus(8)));
        assertThat(batch.describeComputeEnvironments(request -> request.computeEnvironments("environment-5"))
                .computeEnvironments()).singleElement().extracting(one -> one.computeResources().maxvCpus()).isEqualTo(8);
        batch.updateJobQueue(request -> request.jobQueue("queue-5").priority(7));
        assertThat(batch.describeJobQueues(request -> request.jobQueues("queue-5")).jobQueues()).singleElement()
                .extracting(JobQueueDetail::priority).isEqualTo(7);
        String policy = arn("scheduling-policy", "policy-5");
        batch.updateSchedulingPolicy(request -> request.arn(policy).fairsharePolicy(one -> one.computeReservation(10)));
        assertThat(batch.describeSchedulingPolicies(request -> request.arns(policy)).schedulingPolicies()).singleElement()
                .extracting(one -> one.fairsharePolicy().computeReservation()).isEqualTo(10);
        assertThat(batch.updateConsumableResource(
                request -> request.consumableResource("consumable-5").operation("ADD").quantity(2L)).totalQuantity())
                .isEqualTo(7);
        assertThat(batch.describeConsumableResource(request -> request.consumableResource("consumable-5")).availableQuantity())
                .isEqualTo(7);
    }

    void tag() {
        String queue = arn("job-queue", "queue-5");
        batch.tagResource(request -> request.resourceArn(queue).tags(Map.of("team", "blue", "cost/centre", "1")));
        batch.untagResource(request -> request.resourceArn(queue).tagKeys("cost/centre"));
        assertThat(batch.listTagsForResource(request -> request.resourceArn(queue)).tags()).isEqualTo(Map.of("team", "blue"));
    }

    void delete() {
        Pages.five("definition").forEach(name -> batch.deregisterJobDefinition(request -> request.jobDefinition(name + ":1")));
        assertThat(batch.describeJobDefinitions(request -> request.status("ACTIVE")).jobDefinitions()).isEmpty();
        Pages.five("policy").forEach(
                name -> batch.deleteSchedulingPolicy(request -> request.arn(arn("scheduling-policy", name))));
        Pages.five("consumable").forEach(name -> batch.deleteConsumableResource(request -> request.consumableResource(name)));
        assertThatExceptionOfType(ClientException.class)
                .isThrownBy(() -> batch.deleteJobQueue(request -> request.jobQueue("queue-1")));
        queues().forEach(queue -> batch.updateJobQueue(
                request -> request.jobQueue(queue.jobQueueName()).state(JQState.DISABLED)));
        await().atMost(BatchUser.PATIENCE).until(() -> queues().stream().allMatch(one -> one.status() == JQStatus.VALID));
        Pages.five("queue").forEach(name -> batch.deleteJobQueue(request -> request.jobQueue(name)));
        await().atMost(BatchUser.PATIENCE).until(() -> queues().isEmpty());
        environments().forEach(one -> batch.updateComputeEnvironment(
                request -> request.computeEnvironment(one.computeEnvironmentName()).state(CEState.DISABLED)));
        await().atMost(BatchUser.PATIENCE).until(() -> environments().stream().allMatch(one -> one.status() == CEStatus.VALID));
        Pages.five("environment").forEach(
                name -> batch.deleteComputeEnvironment(request -> request.computeEnvironment(name)));
        await().atMost(BatchUser.PATIENCE).until(() -> environments().isEmpty());
    }

    private String arn(String kind, String name) {
        return "arn:aws:batch:" + batch.serviceClientConfiguration().region() + ":123456789012:" + kind + "/" + name;
    }

    private List<ComputeEnvironmentDetail> environments() {
        return batch.describeComputeEnvironments(_ -> {}).computeEnvironments();
    }

    private List<JobQueueDetail> queues() {
        return batch.describeJobQueues(_ -> {}).jobQueues();
    }
}

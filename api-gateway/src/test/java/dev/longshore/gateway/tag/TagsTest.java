package dev.longshore.gateway.tag;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.batch.model.ClientException;

import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.ResourceDefinition.JobQueueDefined;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.gateway.Cluster;
import dev.longshore.gateway.Listener;
import dev.longshore.gateway.TestInfrastructure;
import dev.longshore.gateway.job.JobTest;
import dev.longshore.messaging.Inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TagsTest extends JobTest {

    @Test
    void every_kind_of_resource_has_tags_that_are_added_replaced_and_taken_away() {
        for (String arn : arns()) {
            assertThat(tags(arn)).as(arn).isEqualTo(Map.of("team", "blue"));

            tag(arn, Map.of("team", "red", "stage/of it", "test & more", "empty", ""));
            assertThat(tags(arn)).as(arn).isEqualTo(Map.of("team", "red", "stage/of it", "test & more", "empty", ""));

            batch.untagResource(request -> request.resourceArn(arn).tagKeys("team", "stage/of it", "nothing"));
            assertThat(tags(arn)).as(arn).isEqualTo(Map.of("empty", ""));
        }
    }

    private List<String> arns() {
        Map<String, String> tags = Map.of("team", "blue");
        String environment = Cluster.uniqueName("ce");
        return List.of(
                batch.createComputeEnvironment(
                        request -> request.computeEnvironmentName(environment).type("UNMANAGED").tags(tags))
                        .computeEnvironmentArn(),
                batch.describeJobQueues(request -> request.jobQueues(
                        cluster.queueOver(environment, queue -> queue.tags(tags)))).jobQueues().getFirst().jobQueueArn(),
                definitionArn(define(request -> request.tags(tags))),
                batch.createSchedulingPolicy(request -> request.name(Cluster.uniqueName("policy")).tags(tags)).arn(),
                batch.createConsumableResource(request -> request.consumableResourceName(Cluster.uniqueName("c")).tags(tags))
                        .consumableResourceArn(),
                submit(tags));
    }

    @Test
    void changed_tags_are_what_the_describe_operations_show() {
        String job = submit(Map.of("team", "blue"));
        String ofQueue = queueArn();
        String ofDefinition = definitionArn(definition);

        for (String arn : List.of(job, ofQueue, ofDefinition)) {
            tag(arn, Map.of("stage", "test"));
        }

        assertThat(batch.describeJobs(request -> request.jobs(job)).jobs().getFirst().tags())
                .isEqualTo(Map.of("team", "blue", "stage", "test"));
        assertThat(batch.describeJobQueues(request -> request.jobQueues(queue)).jobQueues().getFirst().tags())
                .isEqualTo(Map.of("stage", "test"));
        assertThat(batch.describeJobDefinitions(request -> request.jobDefinitions(definition + ":1")).jobDefinitions().getFirst()
                .tags()).isEqualTo(Map.of("stage", "test"));
    }

    @Test
    void no_resource_has_more_than_50_tags_and_none_that_is_too_long_or_reserved() {
        String arn = queueArn();
        tag(arn, many(0, 48));

        refused("tags has 51 entries; at most 50 are allowed", () -> tag(arn, many(48, 51)));
        tag(arn, many(47, 50));
        refused("tags has 51 entries", () -> tag(arn, Map.of("one more", "")));
        tag(arn, Map.of("key-1", "another value"));
        refused("which is reserved", () -> tag(arn, Map.of("AWS:x", "")));
        refused("128", () -> tag(arn, Map.of("x".repeat(129), "")));
        refused("256", () -> tag(arn, Map.of("x", "x".repeat(257))));
        assertThat(tags(arn)).hasSize(50).containsEntry("key-1", "another value");
    }

    @Test
    void a_limit_that_is_a_tag_of_a_queue_is_announced_when_it_changes() {
        String arn = queueArn();
        String status = batch.describeJobQueues(request -> request.jobQueues(queue)).jobQueues().getFirst().statusAsString();

        tag(arn, Map.of("longshore:max-running-jobs", "5"));
        assertThat(batch.describeJobQueues(request -> request.jobQueues(queue)).jobQueues().getFirst().statusAsString())
                .isEqualTo(status);
        refused("a whole number from 1", () -> tag(arn, Map.of("longshore:max-running-jobs", "none")));
        refused("has no meaning here", () -> tag(arn, Map.of("longshore:colour", "blue")));
        batch.untagResource(request -> request.resourceArn(arn).tagKeys("longshore:max-running-jobs"));

        try (Listener resources = new Listener(TestInfrastructure.bootstrapServers(), Topic.RESOURCES)) {
            assertThat(awaitQueue(resources, 2).maxRunningJobs()).contains(5);
            assertThat(awaitQueue(resources, 3).maxRunningJobs()).isEmpty();
        }
    }

    @Test
    void our_own_tags_of_a_job_hold_as_they_were_submitted() {
        String arn = submit(Map.of());

        refused("has no meaning here", () -> tag(arn, Map.of("longshore:expires-after", "PT1H")));
    }

    @Test
    void what_has_no_tags_of_its_own_or_does_not_exist_is_refused() {
        String job = submit(Map.of());

        refused("names nothing that has tags of its own", () -> tags(job + ":0"));
        refused("names nothing that has tags of its own", () -> tags(job + "#0"));
        refused("names nothing that has tags of its own", () -> tags(definitionArn(definition).replaceAll(":1$", "")));
        refused("is not an ARN", () -> tags("nobody"));
        refused("does not exist", () -> tags(queueArn() + "x"));
        refused("does not exist", () -> tag(queueArn().replace(REGION, "us-west-2"), Map.of("a", "b")));
        refused("does not exist", () -> batch.untagResource(
                request -> request.resourceArn(definitionArn(definition).replaceAll(":1$", ":7")).tagKeys("a")));
        refused("does not exist", () -> tag(job.replaceAll(".{4}$", "0000"), Map.of("a", "b")));
    }

    private String submit(Map<String, String> tags) {
        return batch.submitJob(request -> request.jobName("job").jobQueue(queue).jobDefinition(definition).tags(tags)).jobArn();
    }

    private String queueArn() {
        return Arn.batch(REGION, ACCOUNT, "job-queue", queue).toString();
    }

    private static String definitionArn(String name) {
        return Arn.batch(REGION, ACCOUNT, "job-definition", name + ":1").toString();
    }

    private Map<String, String> tags(String arn) {
        return batch.listTagsForResource(request -> request.resourceArn(arn)).tags();
    }

    private void tag(String arn, Map<String, String> tags) {
        batch.tagResource(request -> request.resourceArn(arn).tags(tags));
    }

    private static Map<String, String> many(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "key-" + i).collect(Collectors.toMap(Function.identity(), _ -> "value"));
    }

    private JobQueueDefined awaitQueue(Listener resources, long revision) {
        return (JobQueueDefined) ((Inbound.Readable) resources.await(
                record -> record.value() instanceof Inbound.Readable(JobQueueDefined defined)
                        && defined.arn().name().equals(queue) && defined.revision() == revision)
                .value()).message();
    }

    private static void refused(String because, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(ClientException.class).hasMessageContaining(because);
    }
}

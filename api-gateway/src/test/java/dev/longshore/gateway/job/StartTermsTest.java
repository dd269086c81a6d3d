package dev.longshore.gateway.job;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.batch.model.CRType;
import software.amazon.awssdk.services.batch.model.ClientException;
import software.amazon.awssdk.services.batch.model.ConsumableResourceRequirement;
import software.amazon.awssdk.services.batch.model.JobStatus;
import software.amazon.awssdk.services.batch.model.JobSummary;
import software.amazon.awssdk.services.batch.model.KeyValuesPair;

import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.job.StartTerms;
import dev.longshore.gateway.Cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a submission says about when its job may start. */
class StartTermsTest extends JobTest {

    private String licence;
    private String seat;

    @BeforeEach
    void makeResources() {
        licence = resource();
        seat = resource();
    }

    @Test
    void nothing_said_is_nothing_told() {
        assertThat(scheduler.hear(JobSubmitted.class, submit()).terms()).isEqualTo(StartTerms.NONE);
    }

    @Test
    void tags_ask_for_what_AWS_does_not_have() {
        String id = submit(request -> request
                .tags(Map.of("longshore:depends-on", "any-end", "longshore:expires-after", "PT2H", "team", "blue")));

        JobSubmitted message = scheduler.hear(JobSubmitted.class, id);
        assertThat(message.terms().afterAnyEnd()).isTrue();
        assertThat(message.terms().expiresAt()).contains(message.submittedAt().plus(Duration.ofHours(2)));
        assertThat(describe(id).tags()).hasSize(3).containsEntry("longshore:expires-after", "PT2H");
    }

    @Test
    void a_tag_of_ours_that_is_unknown_or_malformed_is_refused() {
        refused("The tag longshore:depend-on has no meaning here", "longshore:depend-on", "any-end");
        refused("longshore:depends-on, longshore:expires-after", "longshore:max-running-jobs", "3");
        refused("The value of tag longshore:depends-on is 'all'; it must be any-end", "longshore:depends-on", "all");
        refused("The value of tag longshore:expires-after is '2h'; it must be a time from PT1S to P365D",
                "longshore:expires-after", "2h");
        refused("it must be a time from", "longshore:expires-after", "PT0S");
        refused("it must be a time from", "longshore:expires-after", "P999999999D");
        refused("begins with aws:, which is reserved", "aws:x", "y");
    }

    @Test
    void what_a_definition_takes_while_it_runs_is_told_unless_the_submission_says_otherwise() {
        definition = define(request -> request.schedulingPriority(7)
                .consumableResourceProperties(list -> list.consumableResourceList(taking(licence, 2L))));

        StartTerms terms = scheduler.hear(JobSubmitted.class, submit()).terms();

        assertThat(terms.priority()).as("of no effect without shares").isZero();
        assertThat(terms.consumables()).singleElement().satisfies(need -> {
            assertThat(need.resource()).hasToString("arn:aws:batch:eu-west-1:123456789012:consumable-resource/" + licence);
            assertThat(need.quantity()).isEqualTo(2);
        });
        String other = submit(request -> request
                .consumableResourcePropertiesOverride(list -> list.consumableResourceList(taking(seat, 3L))));
        assertThat(scheduler.hear(JobSubmitted.class, other).terms().consumables()).singleElement()
                .satisfies(need -> assertThat(need.resource().name()).isEqualTo(seat));
        assertThat(describe(other).consumableResourceProperties().consumableResourceList()).containsExactly(taking(seat, 3L));
    }

    @Test
    void a_job_of_a_fair_share_queue_names_its_share() {
        String policy = batch.createSchedulingPolicy(request -> request.name(Cluster.uniqueName("policy"))).arn();
        queue = cluster.queueOver(cluster.environment(CRType.EC2), request -> request.schedulingPolicyArn(policy));
        definition = define(request -> request.schedulingPriority(7));

        String plain = submit(request -> request.shareIdentifier("blue"));
        String urgent = submit(request -> request.shareIdentifier("red1").schedulingPriorityOverride(9_999));

        assertThat(scheduler.hear(JobSubmitted.class, plain).terms().share()).contains("blue");
        assertThat(scheduler.hear(JobSubmitted.class, plain).terms().priority()).isEqualTo(7);
        assertThat(scheduler.hear(JobSubmitted.class, urgent).terms().priority()).isEqualTo(9_999);
        assertThat(describe(urgent).shareIdentifier()).isEqualTo("red1");
        assertThat(describe(urgent).schedulingPriority()).isEqualTo(9_999);
        assertThat(sharesOf(JobStatus.SUBMITTED)).containsExactly(urgent);
        assertThat(sharesOf(JobStatus.RUNNING)).isEmpty();
        assertThat(sharesOf(null)).containsExactly(urgent);
        refused("shareIdentifier is required", this::submit);
        refused("schedulingPriorityOverride is 10000",
                () -> submit(request -> request.shareIdentifier("blue").schedulingPriorityOverride(10_000)));
    }

    @Test
    void a_list_of_what_a_job_takes_must_make_sense() {
        refused("consumableResourceList[0].quantity is required", () -> take(taking(seat, 0L)));
        refused("consumableResourceList[0].consumableResource is 'a b'", () -> take(taking("a b", 1L)));
        refused("names " + seat + " a second time", () -> take(taking(seat, 1L), taking(seat, 2L)));
        refused("consumable-resource/nothing does not exist", () -> take(taking("nothing", 1L)));
    }

    private List<String> sharesOf(JobStatus status) {
        return batch.listJobs(request -> request.jobQueue(queue).jobStatus(status)
                .filters(KeyValuesPair.builder().name("SHARE_IDENTIFIER").values("red1").build())).jobSummaryList().stream()
                .filter(job -> job.shareIdentifier().equals("red1")).map(JobSummary::jobId).toList();
    }

    private String resource() {
        String name = Cluster.uniqueName("resource");
        batch.createConsumableResource(request -> request.consumableResourceName(name).totalQuantity(10L));
        return name;
    }

    private void take(ConsumableResourceRequirement... needs) {
        submit(request -> request.consumableResourcePropertiesOverride(list -> list.consumableResourceList(needs)));
    }

    private static ConsumableResourceRequirement taking(String resource, Long quantity) {
        return ConsumableResourceRequirement.builder().consumableResource(resource).quantity(quantity).build();
    }

    private void refused(String because, String tag, String value) {
        refused(because, () -> submit(request -> request.tags(Map.of(tag, value))));
    }

    private static void refused(String because, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(ClientException.class).hasMessageContaining(because);
    }
}

package dev.longshore.gateway.sdk;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.batch.model.ClientException;
import software.amazon.awssdk.services.batch.model.ComputeEnvironmentOrder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Whoever names what cannot be here is told what could. */
class WrongNameTest extends RegionTest {

    private static final String HERE = " does not exist: in this region and account its ARN begins with arn:aws:batch:";

    @ParameterizedTest
    @ValueSource(strings = {"arn:aws:batch:us-west-9:123456789012:job-queue/q", "arn:aws:batch", "arn:aws:sqs:us-west-9:1:q",
            "arn:aws:batch:us-west-9:123456789012:compute-environment/c"})
    void an_ARN_of_elsewhere_or_of_something_else_is_answered_with_how_one_begins(String arn) {
        refused("Job queue " + arn + HERE + region + ":123456789012:job-queue/.",
                () -> client.submitJob(request -> request.jobName("job").jobQueue(arn).jobDefinition("d")));
        refused("Compute environment " + arn + HERE + region + ":123456789012:compute-environment/.",
                () -> client.createJobQueue(request -> request.jobQueueName("queue").priority(1).computeEnvironmentOrder(
                        ComputeEnvironmentOrder.builder().order(1).computeEnvironment(arn).build())));
        refused("Consumable resource " + arn + HERE + region + ":123456789012:consumable-resource/.",
                () -> client.describeConsumableResource(request -> request.consumableResource(arn)));
    }

    @ParameterizedTest
    @CsvSource({"nobody", "nobody:7"})
    void what_is_well_named_and_not_there_is_answered_shortly(String definition) {
        String queue = queue();

        refused("Job definition " + definition + " does not exist.",
                () -> client.submitJob(request -> request.jobName("job").jobQueue(queue).jobDefinition(definition)));
        refused("Job queue nobody does not exist.",
                () -> client.submitJob(request -> request.jobName("job").jobQueue("nobody").jobDefinition(definition)));
    }

    @ParameterizedTest
    @CsvSource({"nobody:latest", "no body", "arn:aws:batch:us-west-9:123456789012:job-definition/nobody:7"})
    void what_cannot_name_a_definition_is_answered_with_what_could(String definition) {
        String queue = queue();

        refused("Job definition " + definition + " does not exist: it is named NAME, NAME:REVISION, or by an ARN that begins with"
                + " arn:aws:batch:" + region + ":123456789012:job-definition/.",
                () -> client.submitJob(request -> request.jobName("job").jobQueue(queue).jobDefinition(definition)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-west-9:123456789012", "us-west-9:999999999999"})
    void an_ARN_of_elsewhere_has_no_tags_and_the_answer_says_where_the_call_is_for(String elsewhere) {
        String arn = "arn:aws:batch:" + elsewhere + ":job-queue/nobody";

        refused("Resource " + arn + " does not exist: this call is for region " + region + " and account 123456789012.",
                () -> client.listTagsForResource(request -> request.resourceArn(arn)));
    }

    private static void refused(String message, ThrowingCallable call) {
        assertThatExceptionOfType(ClientException.class).isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.awsErrorDetails().errorMessage())
                        .isEqualTo(message));
    }
}

package dev.longshore.gateway.job.submission;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import software.amazon.awssdk.services.batch.model.JobDetail;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.gateway.TestInfrastructure;
import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.job.Job;
import dev.longshore.gateway.job.JobFields;
import dev.longshore.gateway.job.JobTest;
import dev.longshore.gateway.job.Jobs;
import dev.longshore.gateway.job.spec.JobTemplates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Submissions that are durable and that nobody has sent. */
class UnsentSubmissionTest extends JobTest {

    @Autowired
    private SubmissionReader reader;
    @Autowired
    private SubmissionPublisher publisher;
    @Autowired
    private Operation submitJob;
    @Autowired
    private Jobs jobs;
    @Autowired
    private JobTemplates templates;

    @AfterEach
    void clearLogContext() {
        MDC.clear();
    }

    @Test
    void one_that_a_failed_write_has_stored_is_sent_soon() {
        Submission submission = read(call());
        store(submission.toDocument());

        publisher.inDoubt(List.of(submission));

        assertThat(scheduler.hear(JobSubmitted.class, submission.id().toString())).isEqualTo(submission.message());
    }

    @Test
    void one_whose_call_is_made_again_is_sent_as_it_was_stored() {
        ApiRequest call = call();
        Submission submission = read(call);
        store(submission.toDocument());

        assertThat(submitJob.handle(call).path("jobId").asString()).isEqualTo(submission.id().toString());

        assertThat(scheduler.hear(JobSubmitted.class, submission.id().toString())).isEqualTo(submission.message());
    }

    @Test
    void those_that_cannot_be_made_out_any_more_are_refused_with_the_reason_and_do_not_hold_up_the_others() {
        Submission orphan = damaged(document -> document.append(JobFields.TEMPLATE, "gone"));
        Submission garbled = damaged(document -> document.append(JobFields.OVERRIDES, "{"));
        Submission contradictory = damaged(document -> document.append(JobFields.OVERRIDES,
                "{\"containerOverrides\":{\"command\":[\"Ref::nothing\"]}}"));
        Submission sound = damaged(document -> document);

        publisher.inDoubt(List.of(orphan, garbled, contradictory, sound));

        assertThat(scheduler.hear(JobSubmitted.class, sound.id().toString())).isEqualTo(sound.message());
        assertThat(refusal(orphan)).isEqualTo("The job was accepted but cannot be run, so that it has to be submitted again: "
                + "what its job definition said is not stored any more");
        assertThat(refusal(garbled)).contains("what is stored of it cannot be read");
        assertThat(refusal(contradictory)).contains("No parameter found for reference nothing");
    }

    @Test
    void a_store_that_does_not_answer_is_not_taken_for_a_job_that_cannot_be_made_out() {
        ApiRequest call = call();
        call.input().putArray("dependsOn").addObject().put("jobId", submit());
        Job job = Job.read(read(call).toDocument());

        try (AnnotationConfigApplicationContext closed = overClosedStore()) {
            SubmissionRestorer restorer = new SubmissionRestorer(templates, closed.getBean(Dependencies.class));

            assertThatIllegalStateException().isThrownBy(() -> restorer.restore(List.of(job)));
        }
    }

    private static AnnotationConfigApplicationContext overClosedStore() {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        try (MongoClient client = MongoClients.create(TestInfrastructure.mongoUri())) {
            context.registerBean(MongoDatabase.class, () -> client.getDatabase("closed"));
            context.register(Jobs.class, FailedChildren.class, Dependencies.class);
            context.refresh();
        }
        return context;
    }

    @Test
    void those_that_cannot_be_made_out_any_more_are_shown_without_what_was_submitted() {
        Submission garbled = damaged(document -> document.append(JobFields.OVERRIDES, "{"));
        Submission list = damaged(document -> document.append(JobFields.OVERRIDES, "[]"));
        Submission contradictory = damaged(document -> document.append(JobFields.OVERRIDES,
                "{\"containerOverrides\":{\"command\":[\"Ref::nothing\"]}}"));

        assertThat(List.of(garbled, list, contradictory)).extracting(one -> describe(one.id().toString())).allSatisfy(job -> {
            assertThat(job.statusAsString()).isEqualTo("SUBMITTED");
            assertThat(job.jobName()).isEqualTo("job");
        });
        assertThat(describe(garbled.id().toString()).container()).isNull();
    }

    @Test
    void a_refused_one_is_shown_with_the_reason_and_not_sent_again_once_the_scheduler_has_failed_it() {
        Submission orphan = damaged(document -> document.append(JobFields.TEMPLATE, "gone"));
        String id = orphan.id().toString();
        assertThat(describe(id).status().toString()).isEqualTo("SUBMITTED");
        publisher.inDoubt(List.of(orphan));

        scheduler.say(scheduler.of(id).stopped(JobStatus.FAILED, refusal(orphan), false));

        JobDetail failed = await(id, JobStatus.FAILED);
        assertThat(failed.statusReason()).contains("what its job definition said is not stored any more");
        assertThat(jobs.collection().find(Filters.eq(id)).first()).doesNotContainKey(JobFields.OUTBOX);
    }

    @Test
    void a_document_that_is_no_job_does_not_hold_up_the_others() {
        Submission broken = damaged(document -> {
            document.remove(JobFields.QUEUE);
            return document;
        });
        Submission sound = damaged(document -> document);

        publisher.inDoubt(List.of(broken, sound));

        scheduler.hear(JobSubmitted.class, sound.id().toString());
        jobs.collection().deleteOne(Filters.eq(broken.id().toString()));
    }

    @Test
    void reading_a_request_leaves_it_as_it_was() {
        ApiRequest call = call();
        ObjectNode before = call.input().deepCopy();

        assertThat(read(call).overrides()).contains("{\"propagateTags\":true}");

        assertThat(call.input()).isEqualTo(before);
    }

    @Test
    void whatever_is_logged_of_a_submission_names_the_job_and_its_queue() {
        String id = submitJob.handle(call()).path("jobId").asString();

        assertThat(MDC.get("job")).isEqualTo(id);
        assertThat(MDC.get("queue")).isEqualTo(queue);
    }

    private ApiRequest call() {
        ObjectNode input = Json.object().put("jobName", "job").put("jobQueue", queue).put("jobDefinition", definition)
                .put("propagateTags", true);
        return new ApiRequest("request", REGION, ACCOUNT, "tester", Optional.of(UUID.randomUUID().toString()), input);
    }

    private Submission read(ApiRequest call) {
        return reader.read(call, SubmitJob.id(call));
    }

    private Submission damaged(UnaryOperator<Document> damage) {
        Submission submission = read(call());
        store(damage.apply(submission.toDocument()));
        return submission;
    }

    private void store(Document document) {
        jobs.collection().insertOne(document);
    }

    private String refusal(Submission submission) {
        return scheduler.hear(JobSubmitted.class, submission.id().toString()).refusal().orElseThrow();
    }
}

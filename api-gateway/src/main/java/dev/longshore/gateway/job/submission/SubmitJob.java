package dev.longshore.gateway.job.submission;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;

/**
 * SubmitJob. The id of a job follows from the caller and the invocation, where the client sends one: a call that it repeats finds
 * the document of the first one, and gets the first one's answer.
 */
@Component
final class SubmitJob implements Operation {

    private final SubmissionReader reader;
    private final GroupCommit commit;
    private final EarlierCall earlier;
    private final MeterProvider<Counter> accepted;

    SubmitJob(SubmissionReader reader, GroupCommit commit, EarlierCall earlier, MeterRegistry meters) {
        this.reader = reader;
        this.commit = commit;
        this.earlier = earlier;
        accepted = Counter.builder("longshore.submissions").description("Jobs accepted").withRegistry(meters);
    }

    @Override
    public String name() {
        return "SubmitJob";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        JobId id = id(request);
        MDC.put("job", id.toString());
        try {
            return submit(reader.read(request, id), request);
        } catch (ClientException e) {
            // What the first call asked for may have become wrong meanwhile, such as a queue that was disabled.
            return firstAnswer(request, id).orElseThrow(() -> e);
        }
    }

    private ObjectNode submit(Submission submission, ApiRequest request) {
        MDC.put("queue", submission.message().queue().name());
        return switch (commit.write(submission)) {
            case WRITTEN -> {
                accepted.withTag("queue", submission.message().queue().name()).increment();
                yield answer(submission.message().jobName(), submission.id(), request);
            }
            case ALREADY_THERE -> firstAnswer(request, submission.id()).orElseThrow(() -> new IllegalStateException(
                    "job " + submission.id() + " is there, and no earlier call has made it"));
        };
    }

    private Optional<ObjectNode> firstAnswer(ApiRequest request, JobId id) {
        return earlier.job(request, id).map(job -> answer(job.name(), job.id(), request));
    }

    private static ObjectNode answer(String jobName, JobId id, ApiRequest request) {
        return Json.object().put("jobName", jobName).put("jobId", id.toString()).put("jobArn",
                Arn.batch(request.region(), request.account(), "job", id.toString()).toString());
    }

    /** Of the job that the call makes; another one each time where the call does not say who makes it. */
    static JobId id(ApiRequest request) {
        return JobId.of(
                request.invocationId().map(invocation -> derived(request, invocation)).orElseGet(UUID::randomUUID).toString());
    }

    private static UUID derived(ApiRequest request, String invocation) {
        String call = request.region() + '\n' + request.account() + '\n' + request.principal() + '\n' + invocation;
        return UUID.nameUUIDFromBytes(call.getBytes(StandardCharsets.UTF_8));
    }
}

package dev.longshore.gateway.servicejob;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.queue.JobQueue;
import dev.longshore.gateway.queue.JobQueues;
import dev.longshore.gateway.quota.QuotaShares;
import dev.longshore.gateway.resource.Scope;

/**
 * Stores a service job. Its id follows from the client's token and what it asks for, or from the invocation: a request that comes again
 * finds the job that is there. The same call, made again because the answer was lost, is answered as before; another is refused.
 */
@Component
final class SubmitServiceJob implements Operation {

    private final ServiceJobs jobs;
    private final JobQueues queues;
    private final QuotaShares shares;
    private final Clock clock = Clock.systemUTC();

    SubmitServiceJob(ServiceJobs jobs, JobQueues queues, QuotaShares shares) {
        this.jobs = jobs;
        this.queues = queues;
        this.shares = shares;
    }

    @Override
    public String name() {
        return "SubmitServiceJob";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        ObjectNode input = request.input();
        Scope scope = Scope.of(request);
        String id = id(request).toString();
        Optional<ServiceJob> earlier = jobs.find(scope, id);
        if (earlier.isPresent()) {
            return again(request, earlier.get());
        }
        JobQueue queue = queues.find(scope.region(), scope.account(), input.path("jobQueue").asString(""));
        ServiceJobRules.checkQueue(queue);
        ServiceJobRules.checkShare(input, queue, queues.division(queue));
        requireShare(scope, queue, input);
        Arn arn = Arn.batch(scope.region(), scope.account(), "service-job", id);
        ServiceJob job = ServiceJob.submitted(ServiceJobDetail.submitted(arn, queue, input, clock.millis()),
                request.invocationId());
        return jobs.insert(job) ? answer(job) : again(request, jobs.find(scope, id).orElseThrow());
    }

    private void requireShare(Scope scope, JobQueue queue, ObjectNode input) {
        if (!input.has("quotaShareName")) {
            return;
        }
        String name = input.path("quotaShareName").asString();
        ObjectNode share = shares.find(scope, queue.name(), name).orElseThrow(() -> new ClientException(
                "Quota share " + name + " does not exist in job queue " + queue.arn() + "."));
        if (!share.path("state").asString("").equals("ENABLED")) {
            throw new ClientException("Quota share " + name + " is DISABLED; enable it to submit jobs.");
        }
    }

    private static ObjectNode again(ApiRequest request, ServiceJob earlier) {
        if (request.invocationId().isPresent() && request.invocationId().equals(earlier.invocation())) {
            return answer(earlier);
        }
        throw new ClientException("The same request with this clientToken was submitted before, as service job " + earlier.id()
                + "; use another token to submit it once more.");
    }

    private static ObjectNode answer(ServiceJob job) {
        return Json.object().put("jobArn", job.arn().toString()).put("jobName", job.name()).put("jobId", job.id());
    }

    private static UUID id(ApiRequest request) {
        String caller = request.region() + '\n' + request.account() + '\n';
        if (request.input().has("clientToken")) {
            return UUID.nameUUIDFromBytes((caller + Json.text(request.input())).getBytes(StandardCharsets.UTF_8));
        }
        return request.invocationId().map(invocation -> UUID.nameUUIDFromBytes(
                (caller + request.principal() + '\n' + invocation).getBytes(StandardCharsets.UTF_8))).orElseGet(UUID::randomUUID);
    }
}

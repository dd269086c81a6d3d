package dev.longshore.gateway.job.stop;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.job.JobId;
import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.job.Job;
import dev.longshore.gateway.job.JobCommands;
import dev.longshore.gateway.job.JobReference;
import dev.longshore.gateway.job.Jobs;

/** Takes a request to stop a job: it counts when it is durable, and goes to the scheduler at once. */
@Component
class JobStopper {

    private static final Logger LOG = LoggerFactory.getLogger(JobStopper.class);

    private final Jobs jobs;
    private final StopRequests requests;
    private final JobCommands commands;
    private final Clock clock = Clock.systemUTC();

    JobStopper(Jobs jobs, StopRequests requests, JobCommands commands) {
        this.jobs = jobs;
        this.requests = requests;
        this.commands = commands;
    }

    /**
     * Stops the job that the call names; see {@link #stopIfThere}.
     *
     * @throws ClientException when there is no such job
     */
    ObjectNode stop(StopKind kind, ApiRequest call) {
        String reference = call.input().path("jobId").asString("");
        if (!stopIfThere(kind, call, reference)) {
            throw new ClientException("Job " + reference + " does not exist.");
        }
        return Json.object();
    }

    /**
     * Stops a job, or a child of an array alone; to stop a node is to stop its job with all its nodes.
     *
     * <p>A job that has ended, or that has started and is to be cancelled only, stays as it is, without an error.
     *
     * @return whether there is such a job
     */
    boolean stopIfThere(StopKind kind, ApiRequest call, String reference) {
        Optional<Job> job = JobReference.parse(reference).map(JobStopper::stoppable).flatMap(id -> jobs.find(call.region(), id));
        job.filter(found -> !kind.isOver(found.state())).ifPresent(found -> stop(kind, call, found));
        return job.isPresent();
    }

    private void stop(StopKind kind, ApiRequest call, Job job) {
        StopRequest request = new StopRequest(kind, job.id(), call.region(), job.cell(),
                call.input().path("reason").asString(""), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        requests.keep(request);
        try (MDC.MDCCloseable _ = MDC.putCloseable("job", job.id().toString());
                MDC.MDCCloseable _ = MDC.putCloseable("queue", job.queue().name())) {
            LOG.info("{} requested by {}: {}", kind, call.principal(), request.reason());
        }
        // Sending blocks where Kafka is away; the relay sends what is lost here.
        Thread.ofVirtual().name("stop-request").start(() -> commands.send(request.cell(), request.command()));
    }

    private static JobId stoppable(JobId id) {
        return id.isNode() ? id.parent() : id;
    }
}

package dev.longshore.gateway.servicejob;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.job.Rounds;
import dev.longshore.gateway.queue.JobQueues;
import dev.longshore.gateway.quota.QuotaShares;
import dev.longshore.gateway.resource.Scope;
import dev.longshore.gateway.service.ServiceEnvironments;

/**
 * Takes each unfinished service job a step further, again and again. A step is a version in the store: of several gateways one makes it,
 * and after a restart it goes on from there.
 */
@Component
class ServiceJobRounds {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceJobRounds.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int PAGE = 200;

    private final ServiceJobs jobs;
    private final JobQueues queues;
    private final ServiceEnvironments environments;
    private final QuotaShares shares;
    private final Clock clock = Clock.systemUTC();

    ServiceJobRounds(ServiceJobs jobs, JobQueues queues, ServiceEnvironments environments, QuotaShares shares) {
        this.jobs = jobs;
        this.queues = queues;
        this.environments = environments;
        this.shares = shares;
    }

    @Bean
    static Rounds serviceJobSteps(ServiceJobRounds rounds) {
        return new Rounds("service-jobs", PAUSE, rounds::stepAll);
    }

    void stepAll() {
        List<ServiceJob> page = jobs.unfinished(Optional.empty(), PAGE);
        while (!page.isEmpty()) {
            page.forEach(this::step);
            page = page.size() < PAGE ? List.of() : jobs.unfinished(Optional.of(page.getLast()), PAGE);
        }
    }

    private void step(ServiceJob job) {
        ServiceJob next = ServiceJobLife.next(job, surroundings(job), clock.millis());
        boolean isNew = next.version() != job.version() && jobs.replace(job, next);
        if (isNew && next.status().isTerminal()) {
            LOG.info("service job {} has ended: {}", job.id(), next.detail().path(ServiceJob.REASON).asString(""));
        }
    }

    private Surroundings surroundings(ServiceJob job) {
        Arn arn = job.queue();
        Scope scope = new Scope(arn.region(), arn.account());
        Optional<ObjectNode> queue = queues.document(arn);
        Optional<ObjectNode> environment = queue.flatMap(document -> environments.find(scope,
                document.at("/serviceEnvironmentOrder/0/serviceEnvironment").asString("")));
        return new Surroundings(queue, environment, job.quotaShare().isPresent(),
                job.quotaShare().flatMap(share -> shares.find(scope, arn.name(), share)),
                TrainingRequest.parse(job.detail().path("serviceRequestPayload").asString()));
    }
}

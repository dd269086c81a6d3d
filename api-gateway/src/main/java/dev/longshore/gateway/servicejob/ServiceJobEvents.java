package dev.longshore.gateway.servicejob;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

import dev.longshore.gateway.event.EventOutlet;
import dev.longshore.gateway.event.JobEvent;
import dev.longshore.gateway.job.Rounds;

/**
 * Tells the world what became of service jobs. It is stored with the job until Kafka has acknowledged it, and told again where that is not
 * known.
 */
@Component
class ServiceJobEvents {

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int PAGE = 100;

    private final ServiceJobs jobs;
    private final EventOutlet outlet;
    private final Clock clock = Clock.systemUTC();

    ServiceJobEvents(ServiceJobs jobs, EventOutlet outlet) {
        this.jobs = jobs;
        this.outlet = outlet;
    }

    @Bean
    static Rounds serviceJobEventRounds(ServiceJobEvents events) {
        return new Rounds("service-job-events", PAUSE, events::tellAll);
    }

    void tellAll() {
        outlet.certainUntil(clock.instant()).ifPresent(until -> jobs.untold(until.toEpochMilli(), PAGE).forEach(this::tell));
    }

    private void tell(ServiceJob job) {
        List<JobEvent> events = job.untold().stream().map(change -> change.event(job)).toList();
        outlet.publish(events);
        jobs.replace(job, job.told());
    }
}

package dev.longshore.gateway.job.submission;

import java.time.Duration;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.longshore.gateway.job.Jobs;
import dev.longshore.gateway.job.Rounds;

/** Puts the parts of a submission's way together. */
@Configuration(proxyBeanMethods = false)
class SubmissionConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** A second one would halve the groups, and the store works on one write at a time anyway. */
    private static final int WRITERS = 1;

    @Bean
    GroupCommit groupCommit(Jobs jobs, SubmissionPublisher publisher, MeterRegistry meters) {
        DistributionSummary sizes = DistributionSummary.builder("longshore.submission.group")
                .description("Submissions that shared one write").register(meters);
        return new GroupCommit(new MongoSubmissionStore(jobs), WRITERS, PATIENCE, publisher, sizes);
    }

    @Bean
    Rounds submissionRelayRounds(SubmissionRelay relay) {
        return new Rounds("submission-relay", SubmissionRelay.PAUSE, relay::relay);
    }
}

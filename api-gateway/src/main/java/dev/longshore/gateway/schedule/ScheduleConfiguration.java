package dev.longshore.gateway.schedule;

import java.time.Clock;
import java.time.Duration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.longshore.gateway.job.Rounds;

/** The clock by which schedules are due, and the end of deletions that a gateway has begun and not lived to finish. */
@Configuration(proxyBeanMethods = false)
class ScheduleConfiguration {

    private static final Duration PAUSE = Duration.ofSeconds(30);

    @Bean
    Clock scheduleClock() {
        return Clock.systemUTC();
    }

    @Bean
    Rounds scheduleGroupDeletionRounds(ScheduleGroups groups) {
        return new Rounds("schedule-group-deletion", PAUSE, groups::finishDeletions);
    }
}

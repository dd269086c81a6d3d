package dev.longshore.gateway.event.delivery;

import java.time.Duration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.longshore.gateway.job.Rounds;

/** Sets the rounds of event targets going. */
@Configuration(proxyBeanMethods = false)
class EventConfiguration {

    /** A target is served within this time of being put, on every gateway. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Bean
    Rounds eventTargetRounds(EventRounds rounds) {
        return new Rounds("event-targets", PAUSE, rounds::look);
    }
}

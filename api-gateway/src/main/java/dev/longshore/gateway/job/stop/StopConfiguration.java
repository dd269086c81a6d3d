package dev.longshore.gateway.job.stop;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.longshore.gateway.job.Rounds;

/** Sets the relay of stop requests going. */
@Configuration(proxyBeanMethods = false)
class StopConfiguration {

    @Bean
    Rounds stopRelayRounds(StopRelay relay) {
        return new Rounds("stop-relay", StopRelay.PAUSE, relay::relayAll);
    }
}

package dev.longshore.gateway.schedule.firing;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.longshore.gateway.job.Rounds;

/** Sets the timer of schedules going, and what buries their dead. */
@Configuration(proxyBeanMethods = false)
class FiringConfiguration {

    @Bean
    Rounds scheduleTimerRounds(ScheduleTimer timer) {
        return new Rounds("schedule-timer", ScheduleTimer.TICK, timer::tick);
    }

    @Bean
    Rounds scheduleBurialRounds(Burials burials) {
        return new Rounds("schedule-dead-letters", Burials.PAUSE, burials::buryAll);
    }
}

package dev.longshore.scheduler;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.longshore.scheduler.cell.CellCore;
import dev.longshore.scheduler.cell.CellCores;
import dev.longshore.scheduler.core.SchedulerCore;
import dev.longshore.scheduler.core.state.Entity;
import dev.longshore.scheduler.state.StateCodec;

/** Brings the scheduling core into its shell. */
@Configuration(proxyBeanMethods = false)
class CoreConfiguration {

    @Bean
    CellCores cellCores() {
        return new CellCores(_ -> CellCore.of(new SchedulerCore()), new StateCodec(Entity.class));
    }
}

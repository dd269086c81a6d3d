package dev.longshore.scheduler;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.longshore.scheduler.cell.CellCore;
import dev.longshore.scheduler.cell.CellCores;
import dev.longshore.scheduler.core.CoreSettings;
import dev.longshore.scheduler.core.SchedulerCore;
import dev.longshore.scheduler.core.state.Entity;
import dev.longshore.scheduler.settings.SchedulerProperties;
import dev.longshore.scheduler.state.StateCodec;

/** Brings the scheduling core into its shell. */
@Configuration(proxyBeanMethods = false)
class CoreConfiguration {

    @Bean
    CellCores cellCores(SchedulerProperties settings) {
        return new CellCores(cell -> CellCore.of(new SchedulerCore(coreSettings(cell, settings))), new StateCodec(Entity.class));
    }

    private static CoreSettings coreSettings(int cell, SchedulerProperties settings) {
        return new CoreSettings(cell, settings.idleGrace(), settings.heartbeatTimeout(), settings.stopGrace(),
                settings.finishedJobRetention(), settings.launchBackoff(), settings.launchBackoffLimit());
    }
}

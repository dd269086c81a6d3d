package dev.longshore.scheduler.cell;

import java.time.Clock;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.longshore.messaging.ClientSettings;
import dev.longshore.messaging.MessagingProperties;
import dev.longshore.scheduler.metrics.CensusGauges;
import dev.longshore.scheduler.metrics.SchedulerMetrics;
import dev.longshore.scheduler.settings.SchedulerProperties;

/** Puts the shell together. */
@Configuration(proxyBeanMethods = false)
class CellConfiguration {

    @Bean
    KafkaCellClients cellClients(KafkaProperties kafka, SchedulerProperties settings, MeterRegistry meters) {
        return new KafkaCellClients(kafka, settings, meters);
    }

    @Bean
    Asides asides(KafkaCellClients clients) {
        return new Asides(clients.asides());
    }

    @Bean
    SchedulerMetrics schedulerMetrics(MeterRegistry meters) {
        return new SchedulerMetrics(meters);
    }

    @Bean
    CensusGauges censusGauges(MeterRegistry meters) {
        return new CensusGauges(meters);
    }

    @Bean
    CellWorkshop cellWorkshop(KafkaCellClients clients, CellCores cores, Asides asides, SchedulerMetrics metrics,
            CensusGauges gauges,
            SchedulerProperties settings) {
        return new CellWorkshop(clients, cores, asides, new CommitNews(metrics, gauges), settings, Clock.systemUTC());
    }

    @Bean
    Membership membership(CellWorkshop workshop, MessagingProperties messaging) {
        return new Membership(workshop, messaging.cells());
    }

    @Bean
    Admin healthAdmin(KafkaProperties kafka) {
        return Admin.create(ClientSettings.admin(kafka));
    }

    @Bean
    CellsHealth cellsHealthIndicator(Membership membership, Admin healthAdmin) {
        return new CellsHealth(membership, healthAdmin);
    }
}

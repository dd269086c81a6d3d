package dev.longshore.scheduler.cell;

import java.time.Clock;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.longshore.messaging.ClientSettings;
import dev.longshore.messaging.MessagingProperties;
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
    Answers answers(KafkaCellClients clients) {
        return new Answers(clients.answers());
    }

    @Bean
    SchedulerMetrics schedulerMetrics(MeterRegistry meters) {
        return new SchedulerMetrics(meters);
    }

    @Bean
    CellWorkshop cellWorkshop(KafkaCellClients clients, CellCores cores, Answers answers, SchedulerMetrics metrics,
            @Value("${spring.application.name}") String service) {
        return new CellWorkshop(clients, cores, answers, new CommitJournal(metrics), Clock.systemUTC(), service);
    }

    @Bean
    Membership membership(CellWorkshop workshop, SchedulerProperties settings, MessagingProperties messaging) {
        return new Membership(workshop, settings, messaging.cells());
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

package dev.longshore.gateway.job;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.longshore.gateway.store.StoreIndex;

/** An index for each question that is asked of jobs; children of arrays, which are found by their ids, are in none of them. */
@Configuration(proxyBeanMethods = false)
class JobIndexes {

    @Bean
    StoreIndex jobsOfQueueByStatus() {
        return StoreIndex.partial(Jobs.COLLECTION, JobFields.QUEUE, JobFields.STATUS, JobFields.CREATED, JobFields.ID);
    }

    @Bean
    StoreIndex jobsOfQueueByName() {
        return StoreIndex.partial(Jobs.COLLECTION, JobFields.QUEUE, JobFields.SEARCH_NAME, JobFields.CREATED, JobFields.ID);
    }

    @Bean
    StoreIndex jobsOfConsumableResource() {
        return StoreIndex.partial(Jobs.COLLECTION, JobFields.CONSUMABLES, JobFields.CREATED, JobFields.ID);
    }

    @Bean
    StoreIndex unheardOfJobs() {
        return StoreIndex.partial(Jobs.COLLECTION, JobFields.OUTBOX, JobFields.ID);
    }
}

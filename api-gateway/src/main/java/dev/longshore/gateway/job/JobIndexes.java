package dev.longshore.gateway.job;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.longshore.gateway.store.StoreIndex;

/** An index for each question that is asked of jobs. */
@Configuration(proxyBeanMethods = false)
class JobIndexes {

    @Bean
    StoreIndex jobsOfQueueByStatus() {
        return StoreIndex.plain(Jobs.COLLECTION, JobFields.QUEUE, JobFields.STATUS, JobFields.CREATED, JobFields.ID);
    }

    @Bean
    StoreIndex jobsOfQueueByName() {
        return StoreIndex.plain(Jobs.COLLECTION, JobFields.QUEUE, JobFields.SEARCH_NAME, JobFields.CREATED, JobFields.ID);
    }

    @Bean
    StoreIndex childrenOfArray() {
        return StoreIndex.plain(Jobs.COLLECTION, JobFields.PARENT, JobFields.INDEX);
    }

    @Bean
    StoreIndex unheardOfJobs() {
        return StoreIndex.plain(Jobs.COLLECTION, JobFields.OUTBOX, JobFields.ID);
    }
}

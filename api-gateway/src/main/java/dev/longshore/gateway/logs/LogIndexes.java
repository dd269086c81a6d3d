package dev.longshore.gateway.logs;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.longshore.gateway.store.StoreIndex;

/** An index for each order in which streams are listed. Lines are found by their ids. */
@Configuration(proxyBeanMethods = false)
class LogIndexes {

    @Bean
    StoreIndex logStreamsByName() {
        return StoreIndex.plain(LogFields.STREAMS, LogFields.REGION, LogFields.GROUP, LogFields.STREAM);
    }

    @Bean
    StoreIndex logStreamsByTime() {
        return StoreIndex.plain(LogFields.STREAMS, LogFields.REGION, LogFields.GROUP, LogFields.LAST_EVENT, LogFields.STREAM);
    }

    @Bean
    StoreIndex logStreamsByAge() {
        return StoreIndex.plain(LogFields.STREAMS, LogFields.REGION, LogFields.GROUP, LogFields.CREATED, "_id");
    }
}

package dev.longshore.gateway.store;

import java.util.concurrent.TimeUnit;

import com.mongodb.client.MongoDatabase;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** The database that {@code spring.mongodb.uri} names. A server that is away is noticed within seconds, not the driver's thirty. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    private static final int PATIENCE_SECONDS = 2;
    private static final int LONGEST_ANSWER_SECONDS = 30;

    @Bean
    MongoClientSettingsBuilderCustomizer storePatience() {
        return settings -> settings
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .readTimeout(LONGEST_ANSWER_SECONDS, TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxWaitTime(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    @Bean
    MongoDatabase storeDatabase(MongoDatabaseFactory factory) {
        return factory.getMongoDatabase();
    }
}

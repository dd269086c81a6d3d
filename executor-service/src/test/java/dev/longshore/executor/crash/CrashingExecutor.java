package dev.longshore.executor.crash;

import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

import dev.longshore.executor.ExecutorApplication;

/** An executor that is killed at the point that its JVM was started with. Not annotated, so that no other test finds it. */
final class CrashingExecutor {
    private CrashingExecutor() {}

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(ExecutorApplication.class, CrashingExecutor.class).run(arguments);
    }

    @Bean
    static BeanPostProcessor crashOnReceipt() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof DefaultKafkaConsumerFactory<?, ?> factory) {
                    String present = factory.getConfigurationProperties().get(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG) + ",";
                    factory.updateConfigs(
                            Map.of(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG, present + CrashOnReceipt.class.getName()));
                }
                return bean;
            }
        };
    }
}

package dev.longshore.executor.placement;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import dev.longshore.contracts.capacity.Heartbeat;
import dev.longshore.executor.ExecutorApplication;
import dev.longshore.executor.FakeScheduler;
import dev.longshore.executor.TestBroker;
import dev.longshore.executor.container.ContainerRuntime;
import dev.longshore.executor.container.FakeContainerRuntime;
import dev.longshore.executor.host.ExecutorIdentity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ArrivalTest {
    @TempDir
    Path folder;

    @Test
    void an_executor_that_stumbles_when_it_arrives_goes_on_where_it_was_and_lives() throws Exception {
        FakeContainerRuntime runtime = new FakeContainerRuntime();
        runtime.stumble(2);
        try (ConfigurableApplicationContext executor = startExecutor(runtime)) {
            FakeScheduler scheduler = new FakeScheduler(TestBroker.bootstrapServers(),
                    executor.getBean(ExecutorIdentity.class).executor());
            scheduler.awaitStart(1);

            await().until(() -> scheduler.heard(Heartbeat.class).size() > 2);
            assertThat(runtime.adoptions()).isEqualTo(1);
            scheduler.close();
        }
    }

    private ConfigurableApplicationContext startExecutor(ContainerRuntime runtime) {
        return new SpringApplicationBuilder(ExecutorApplication.class)
                .initializers(context -> context.getBeanFactory().addBeanPostProcessor(insteadOfItsOwn(runtime)))
                .run("--spring.config.name=executor", "--server.port=0",
                        "--spring.kafka.bootstrap-servers=" + TestBroker.bootstrapServers(),
                        "--longshore.executor.runtime=process", "--longshore.executor.data-folder=" + folder.resolve("data"));
    }

    private static BeanPostProcessor insteadOfItsOwn(ContainerRuntime runtime) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (!(bean instanceof ContainerRuntime own)) {
                    return bean;
                }
                own.close();
                return runtime;
            }
        };
    }
}

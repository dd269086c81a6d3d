package dev.longshore.standalone;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The running services, each in a Spring context of its own. */
final class Services implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Services.class);

    private final Map<Service, ConfigurableApplicationContext> contexts = new EnumMap<>(Service.class);
    private final Options options;
    private final Home home;
    private final Infrastructure infrastructure;

    private Services(Options options, Home home, Infrastructure infrastructure) {
        this.options = options;
        this.home = home;
        this.infrastructure = infrastructure;
    }

    /**
     * Starts all at the same time, and returns when all are ready. The gateway says that it is ready after all others are.
     *
     * @throws StartFailedException when one cannot; the others are stopped again
     */
    static Services start(Options options, Home home, Infrastructure infrastructure) {
        Services services = new Services(options, home, infrastructure);
        try (ExecutorService starters = Executors.newCachedThreadPool()) {
            Map<Service, CompletableFuture<ConfigurableApplicationContext>> starts = new LinkedHashMap<>();
            for (Service service : Service.values()) {
                var before = new LinkedHashMap<>(starts);
                starts.put(service, CompletableFuture.supplyAsync(() -> services.start(service, before), starters));
            }
            services.collect(starts);
        }
        return services;
    }

    ConfigurableApplicationContext context(Service service) {
        return contexts.get(service);
    }

    int port(Service service) {
        return context(service).getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** In reverse order: first nothing new comes in. */
    @Override
    public void close() {
        for (Service service : List.of(Service.values()).reversed()) {
            ConfigurableApplicationContext context = contexts.remove(service);
            if (context != null) {
                context.close();
            }
        }
    }

    private void collect(Map<Service, CompletableFuture<ConfigurableApplicationContext>> starts) {
        StartFailedException failure = null;
        for (var start : starts.entrySet()) {
            try {
                contexts.put(start.getKey(), start.getValue().join());
            } catch (CompletionException e) {
                failure = failure == null ? FailedStart.explain(start.getKey(), e.getCause()) : failure;
            }
        }
        if (failure != null) {
            close();
            throw failure;
        }
    }

    private ConfigurableApplicationContext start(Service service,
            Map<Service, CompletableFuture<ConfigurableApplicationContext>> before) {
        SpringApplication application = new SpringApplication(service.application());
        application.addInitializers(this::holdUntilBrokerServes);
        if (service == Service.GATEWAY) {
            // Between this event and readiness lies nothing else.
            application.addListeners((ApplicationListener<ApplicationReadyEvent>) _ -> before.forEach(
                    (other, start) -> new Readiness(other, start.join().getBean(HealthEndpoint.class)).await()));
        }
        ConfigurableApplicationContext context = application
                .run(service.settings(options, home, infrastructure).toArray(String[]::new));
        LOG.info("{} has started on port {}", service.title(), context.getEnvironment().getProperty("local.server.port"));
        return context;
    }

    /** Most of a start needs no broker. This comes after it: registered before all others, it is the first to hear that all are made. */
    private void holdUntilBrokerServes(ConfigurableApplicationContext context) {
        ((GenericApplicationContext) context).registerBean("brokerServes", SmartInitializingSingleton.class,
                () -> infrastructure::awaitBroker);
    }
}

package dev.longshore.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.longshore.executor.ExecutorApplication;
import dev.longshore.gateway.GatewayApplication;
import dev.longshore.provisioner.ProvisionerApplication;
import dev.longshore.scheduler.SchedulerApplication;

/** The services of a system, in the order in which they start; the last one is the door to the outside. */
enum Service {

    SCHEDULER(SchedulerApplication.class) {
        /** Nobody stands by; known by its name, it need not wait after a crash until its former session has ended. */
        @Override
        List<String> ownSettings(Options options, Home home, Infrastructure infrastructure) {
            return List.of("--server.port=0", WITHOUT_STORE, "--longshore.scheduler.instance-id=standalone",
                    "--longshore.scheduler.session-timeout=10s");
        }
    },
    PROVISIONER(ProvisionerApplication.class) {
        @Override
        List<String> ownSettings(Options options, Home home, Infrastructure infrastructure) {
            return List.of("--server.port=0", WITHOUT_STORE);
        }
    },
    EXECUTOR(ExecutorApplication.class) {
        @Override
        List<String> ownSettings(Options options, Home home, Infrastructure infrastructure) {
            return List.of("--server.port=0", WITHOUT_STORE, "--longshore.executor.data-folder=" + home.executor(),
                    "--longshore.executor.runtime=" + options.runtime());
        }
    },
    GATEWAY(GatewayApplication.class) {
        @Override
        List<String> ownSettings(Options options, Home home, Infrastructure infrastructure) {
            return List.of("--server.port=" + options.port(), "--spring.mongodb.uri=" + infrastructure.storeUri() + "/longshore");
        }
    };

    /** Only the gateway knows the store, but its driver is on everybody's class path here. */
    private static final String WITHOUT_STORE = "--spring.autoconfigure.exclude="
            + "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration,"
            + "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration,"
            + "org.springframework.boot.data.mongodb.autoconfigure.DataMongoRepositoriesAutoConfiguration";

    /** Nobody stands by. Known by its name, a consumer need not wait after a crash until its former session has ended. */
    private static final List<String> KNOWN_BY_NAME = List.of("--spring.kafka.consumer.properties.group.instance.id=standalone",
            "--spring.kafka.consumer.properties.session.timeout.ms=10000");

    private final Class<?> application;

    Service(Class<?> application) {
        this.application = application;
    }

    Class<?> application() {
        return application;
    }

    /** For people and files: {@code gateway}. */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What overrides the service's own configuration here. What the user sets comes last, and is not overridden. */
    List<String> settings(Options options, Home home, Infrastructure infrastructure) {
        List<String> settings = new ArrayList<>(List.of("--spring.config.name=" + title(),
                "--spring.kafka.bootstrap-servers=" + infrastructure.bootstrapServers(),
                "--spring.main.register-shutdown-hook=false",
                "--spring.lifecycle.timeout-per-shutdown-phase=3s", "--management.metrics.use-global-registry=false"));
        settings.addAll(KNOWN_BY_NAME);
        settings.addAll(ownSettings(options, home, infrastructure));
        settings.addAll(options.settings());
        return settings;
    }

    abstract List<String> ownSettings(Options options, Home home, Infrastructure infrastructure);
}

package dev.longshore.gateway;

import java.net.URI;
import java.util.stream.Stream;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import software.amazon.awssdk.services.batch.BatchClient;

/** A gateway of a test's own, for tests that stop it or take something away from it. */
public final class RunningGateway implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final BatchClient batch;

    private RunningGateway(ConfigurableApplicationContext context) {
        this.context = context;
        this.batch = GatewayTest.pointedAt(endpoint(), BatchClient.builder()).build();
    }

    /**
     * @param more arguments, such as {@code --longshore.gateway.account=210987654321}
     * @return once it serves
     */
    public static RunningGateway start(String bootstrapServers, String mongoUri, String... more) {
        Stream<String> arguments = Stream.of("--spring.config.name=gateway", "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + bootstrapServers, "--spring.mongodb.uri=" + mongoUri);
        return new RunningGateway(new SpringApplicationBuilder(GatewayApplication.class)
                .run(Stream.concat(arguments, Stream.of(more)).toArray(String[]::new)));
    }

    public BatchClient batch() {
        return batch;
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        batch.close();
        context.close();
    }
}

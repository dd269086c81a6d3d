package dev.longshore.messaging.startup;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import jakarta.validation.constraints.Max;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.validation.annotation.Validated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class OneLineReporterTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void a_value_out_of_range_is_told_in_one_line() {
        assertThat(report(Map.of("spring.application.name", "harbour", "harbour.berths", "7")))

                .isEqualTo("harbour cannot start: harbour.berths is '7'; it must be less than or equal to 5\n");
    }

    @Test
    void a_key_that_does_not_exist_is_told_in_one_line() {
        assertThat(report(Map.of("harbour.berth", "4")))
                .isEqualTo("The service cannot start: harbour.berth is not a setting of this service\n");
    }

    @Test
    void a_value_of_the_wrong_type_is_told_in_one_line() {
        assertThat(report(Map.of("harbour.berths", "many")))
                .isEqualTo("The service cannot start: harbour.berths is 'many', which cannot be read as int\n");
    }

    @Test
    void what_nobody_understands_keeps_its_stack_trace() {
        assertThat(new OneLineReporter(null, new PrintStream(bytes)).reportException(new IllegalStateException("a bug")))
                .isFalse();
        assertThat(bytes.size()).isZero();
    }

    private String report(Map<String, Object> properties) {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
            context.register(HarbourConfiguration.class);
            Throwable failure = catchThrowable(context::refresh);
            assertThat(new OneLineReporter(context, new PrintStream(bytes)).reportException(failure)).isTrue();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(HarbourProperties.class)
    static class HarbourConfiguration {}

    @Validated
    @ConfigurationProperties(prefix = "harbour", ignoreUnknownFields = false)
    record HarbourProperties(@Max(5) int berths) {}
}

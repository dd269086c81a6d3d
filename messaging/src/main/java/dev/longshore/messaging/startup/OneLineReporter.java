package dev.longshore.messaging.startup;

import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;

/**
 * Says in one line why a service cannot start, where Spring Boot would print a page. Failures that nobody has an analysis for keep
 * their stack trace: they are bugs.
 *
 * <p>Found by Spring through {@code META-INF/spring.factories}, and asked before Spring's own reporter.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class OneLineReporter implements SpringBootExceptionReporter {

    private final ConfigurableApplicationContext context;
    private final PrintStream out;

    /** Reports to the standard error stream. */
    public OneLineReporter(ConfigurableApplicationContext context) {
        this(context, System.err);
    }

    OneLineReporter(ConfigurableApplicationContext context, PrintStream out) {
        this.context = context;
        this.out = out;
    }

    @Override
    public boolean reportException(Throwable failure) {
        Optional<String> reason = ConfigurationFault.in(failure).or(() -> analysed(failure));
        reason.ifPresent(sentence -> out.println(service() + " cannot start: " + sentence));
        return reason.isPresent();
    }

    private Optional<String> analysed(Throwable failure) {
        return analyzers().stream().map(analyzer -> analysis(analyzer, failure)).filter(Objects::nonNull).findFirst()
                .map(OneLineReporter::oneLine);
    }

    private List<FailureAnalyzer> analyzers() {
        ArgumentResolver arguments = ArgumentResolver.none();
        if (context != null) {
            arguments = ArgumentResolver.of(BeanFactory.class, context.getBeanFactory())
                    .and(Environment.class, context.getEnvironment())
                    .and(ConfigurableEnvironment.class, context.getEnvironment());
        }
        return SpringFactoriesLoader.forDefaultResourceLocation(getClass().getClassLoader()).load(FailureAnalyzer.class,
                arguments,
                (_, _, _) -> {});
    }

    /** An analyzer that fails itself has nothing to say. */
    private static FailureAnalysis analysis(FailureAnalyzer analyzer, Throwable failure) {
        try {
            return analyzer.analyze(failure);
        } catch (RuntimeException | LinkageError _) {
            return null;
        }
    }

    private String service() {
        return context == null ? "The service" : context.getEnvironment().getProperty("spring.application.name", "The service");
    }

    private static String oneLine(FailureAnalysis analysis) {
        return analysis.getDescription().strip().replaceAll("\\s+", " ");
    }
}

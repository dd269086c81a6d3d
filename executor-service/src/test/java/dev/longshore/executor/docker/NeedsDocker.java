package dev.longshore.executor.docker;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Tests that need a Docker engine. Where none answers they are skipped, and a line on standard error says so. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(NeedsDocker.Condition.class)
public @interface NeedsDocker {
    /** Asks the engine once for all tests of this JVM. */
    final class Condition implements ExecutionCondition {
        private static final boolean ANSWERS = answers();

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return ANSWERS
                    ? ConditionEvaluationResult.enabled("an engine answers")
                    : ConditionEvaluationResult.disabled("no Docker engine answers");
        }

        private static boolean answers() {
            try (DockerEngine engine = DockerEngine.ofEnvironment()) {
                Optional<String> absence = engine.absence(Duration.ofSeconds(10));
                absence.ifPresent(reason -> System.err.println(
                        "SKIPPED: tests that need a Docker engine, for none answers at " + engine.address() + ": " + reason));
                return absence.isEmpty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}

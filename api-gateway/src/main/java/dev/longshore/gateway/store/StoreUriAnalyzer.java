package dev.longshore.gateway.store;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains a start that failed because of {@code spring.mongodb.uri}. Found by Spring through {@code META-INF/spring.factories}. */
public final class StoreUriAnalyzer extends AbstractFailureAnalyzer<IllegalArgumentException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, IllegalArgumentException cause) {
        if (cause.getMessage() == null || !cause.getMessage().contains("connection string")) {
            return null;
        }
        return new FailureAnalysis("spring.mongodb.uri is not usable: " + cause.getMessage(),
                "Give it the form mongodb://HOST:PORT/DATABASE.", cause);
    }
}

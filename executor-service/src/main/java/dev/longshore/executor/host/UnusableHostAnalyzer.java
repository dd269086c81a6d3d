package dev.longshore.executor.host;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Lets a failed start end with one line. */
final class UnusableHostAnalyzer extends AbstractFailureAnalyzer<UnusableHostException> {
    @Override
    protected FailureAnalysis analyze(Throwable failure, UnusableHostException cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}

package dev.longshore.gateway.job.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

import dev.longshore.contracts.job.RetryStrategy;
import dev.longshore.contracts.job.RetryStrategy.Action;
import dev.longshore.contracts.job.RetryStrategy.EvaluateOnExit;

/** Reads the API's {@code retryStrategy}, which was checked when it came. */
final class RetryStrategies {

    private RetryStrategies() {}

    /** @param strategy a missing one means one attempt */
    static RetryStrategy read(JsonNode strategy) {
        if (strategy.isMissingNode()) {
            return RetryStrategy.NONE;
        }
        List<EvaluateOnExit> rules = new ArrayList<>();
        for (JsonNode rule : strategy.path("evaluateOnExit")) {
            rules.add(new EvaluateOnExit(Action.valueOf(rule.path("action").asString("").toUpperCase(Locale.ROOT)),
                    text(rule, "onExitCode"), text(rule, "onReason"), text(rule, "onStatusReason")));
        }
        return new RetryStrategy(strategy.path("attempts").asInt(1), rules);
    }

    private static Optional<String> text(JsonNode rule, String member) {
        return rule.path(member).asStringOpt();
    }
}

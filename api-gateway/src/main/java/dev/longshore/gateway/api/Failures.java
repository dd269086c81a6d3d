package dev.longshore.gateway.api;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Turns what an operation throws into an error of the API: the caller's mistake, the world's, or ours. */
@Component
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final List<Outages> outages;

    Failures(List<Outages> outages) {
        this.outages = outages;
    }

    Failure of(String operation, String requestId, RuntimeException thrown) {
        if (thrown instanceof ClientException e) {
            return Failure.client(e);
        }
        Optional<ServerException> outage = outageIn(thrown);
        if (outage.isPresent()) {
            LOG.debug("{} {} failed: {}", operation, requestId, outage.get().getMessage(), thrown);
            return Failure.server(outage.get().getMessage());
        }
        LOG.error("{} {} failed for a reason of our own", operation, requestId, thrown);
        return Failure.server("Internal failure; the log of the gateway says more under request " + requestId + ".");
    }

    private Optional<ServerException> outageIn(RuntimeException thrown) {
        if (thrown instanceof ServerException e) {
            return Optional.of(e);
        }
        return outages.stream().map(known -> known.recognise(thrown)).flatMap(Optional::stream).findFirst()
                .map(Function.identity());
    }
}

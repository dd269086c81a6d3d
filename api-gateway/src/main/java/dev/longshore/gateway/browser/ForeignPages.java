package dev.longshore.gateway.browser;

import java.util.List;
import java.util.Optional;

/**
 * Decides whether a request comes from a web page of somebody else. SDKs and command lines send neither Origin nor Sec-Fetch-Site, and
 * are no browsers.
 *
 * @see <a href="https://www.w3.org/TR/fetch-metadata/">Fetch Metadata Request Headers</a>
 */
record ForeignPages(AllowedHosts hosts) {

    private static final List<String> READING = List.of("GET", "HEAD");

    /**
     * What the headers of a request say; each empty where it is absent.
     *
     * @param site Sec-Fetch-Site
     * @param mode Sec-Fetch-Mode
     */
    record Headers(String method, Optional<String> host, Optional<String> origin, Optional<String> site, Optional<String> mode) {

        private boolean followsLink() {
            return READING.contains(method) && mode.filter("navigate"::equals).isPresent();
        }
    }

    /** @return why the request is refused; empty where it is not */
    Optional<String> refusal(Headers request) {
        Optional<Authority> called = request.host().flatMap(Authority::of);
        if (request.host().isPresent() && called.filter(name -> hosts.contains(name.host())).isEmpty()) {
            return Optional.of("The gateway is not called '" + request.host().get()
                    + "'; longshore.gateway.allowed-hosts lists the names by which it may be called.");
        }
        if (request.origin().filter(origin -> !isOwn(origin, called)).isPresent()) {
            return Optional.of("Web pages of '" + request.origin().get() + "' may not call the gateway.");
        }
        if (request.site().filter(site -> site.equals("cross-site") || site.equals("same-site")).isPresent()
                && !request.followsLink()) {
            return Optional.of("Web pages of other sites may not call the gateway.");
        }
        return Optional.empty();
    }

    private static boolean isOwn(String origin, Optional<Authority> called) {
        return Authority.ofOrigin(origin).filter(from -> called.filter(from::matches).isPresent()).isPresent();
    }
}

package dev.longshore.gateway.browser;

import java.io.IOException;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import dev.longshore.gateway.GatewayProperties;
import dev.longshore.gateway.api.Refusals;

/** Stands before the API and all other pages; answers what it refuses as AWS answers who has no access. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ForeignPageFilter extends HttpFilter {

    private final transient ForeignPages pages;

    ForeignPageFilter(GatewayProperties gateway, ServerProperties server) {
        this.pages = new ForeignPages(new AllowedHosts(gateway.allowedHosts(), server.getAddress()));
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<String> refusal = pages.refusal(new ForeignPages.Headers(request.getMethod(), header(request, "Host"),
                header(request, "Origin"), header(request, "Sec-Fetch-Site"), header(request, "Sec-Fetch-Mode")));
        if (refusal.isPresent()) {
            Refusals.denyAccess(response, refusal.get());
            return;
        }
        chain.doFilter(request, response);
    }

    private static Optional<String> header(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name));
    }
}

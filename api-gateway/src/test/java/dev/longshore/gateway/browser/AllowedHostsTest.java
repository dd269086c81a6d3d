package dev.longshore.gateway.browser;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AllowedHostsTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @Test
    void on_loopback_only_local_names_and_addresses_will_do() {
        var hosts = new AllowedHosts(List.of(), LOOPBACK);

        assertThat(List.of("localhost", "a.localhost", "127.0.0.1", "[::1]", "10.0.0.7", "host.docker.internal"))
                .allMatch(hosts::contains);
        assertThat(List.of("evil.example", "gateway", "1.2.3.4.example", "localhost.example", "")).noneMatch(hosts::contains);
    }

    @Test
    void beyond_loopback_any_name_will_do_until_some_are_listed() throws UnknownHostException {
        assertThat(new AllowedHosts(List.of(), null).contains("batch.example")).isTrue();
        assertThat(new AllowedHosts(List.of(), InetAddress.getByName("0.0.0.0")).contains("batch.example")).isTrue();
        assertThat(new AllowedHosts(List.of("Batch.example"), null).contains("batch.example")).isTrue();
        assertThat(new AllowedHosts(List.of("batch.example"), null).contains("other.example")).isFalse();
    }

    @Test
    void a_page_of_a_proxy_that_speaks_TLS_for_the_gateway_is_its_own() {
        var pages = new ForeignPages(new AllowedHosts(List.of("batch.example"), null));

        assertThat(pages.refusal(headers("batch.example", "https://batch.example"))).isEmpty();
        assertThat(pages.refusal(headers("batch.example", "https://batch.example:8443"))).isPresent();
        assertThat(pages.refusal(headers("batch.example:8080", "http://batch.example"))).isPresent();
    }

    private static ForeignPages.Headers headers(String host, String origin) {
        return new ForeignPages.Headers("POST", Optional.of(host), Optional.of(origin), Optional.empty(), Optional.empty());
    }
}

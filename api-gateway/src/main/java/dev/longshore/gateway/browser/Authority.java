package dev.longshore.gateway.browser;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host and a port, as in the headers Host and Origin.
 *
 * @param host in lower case, without the dot that may end a name
 * @param port empty where the scheme tells it
 */
record Authority(String host, Optional<Integer> port) {

    private static final Pattern FORM = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:/?#@\\[\\]\\s]+)(?::(\\d{1,5}))?");
    private static final Pattern ORIGIN = Pattern.compile("(https?)://(.+)");

    /** @return empty where it is no authority */
    static Optional<Authority> of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String host = matcher.group(1).toLowerCase(Locale.ROOT);
        return Optional.of(new Authority(host.endsWith(".") ? host.substring(0, host.length() - 1) : host,
                Optional.ofNullable(matcher.group(2)).map(Integer::valueOf)));
    }

    /** @return empty for the origin {@code null}, and for one of another scheme */
    static Optional<Authority> ofOrigin(String origin) {
        Matcher matcher = ORIGIN.matcher(origin);
        return matcher.matches()
                ? of(matcher.group(2)).map(found -> found.onPort(defaultPort(matcher.group(1))))
                : Optional.empty();
    }

    /** Whether it may be the other: one that tells no port may be on either usual one, as a proxy may speak TLS for the gateway. */
    boolean matches(Authority other) {
        return host.equals(other.host) && (port.equals(other.port) || isUsual(port) && isUsual(other.port));
    }

    private Authority onPort(int otherwise) {
        return new Authority(host, Optional.of(port.orElse(otherwise)));
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    private static boolean isUsual(Optional<Integer> port) {
        return port.filter(number -> number != 80 && number != 443).isEmpty();
    }
}

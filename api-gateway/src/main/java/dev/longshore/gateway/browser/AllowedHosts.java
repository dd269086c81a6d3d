package dev.longshore.gateway.browser;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names by which the gateway may be called. A page whose owner lets a name of his point to the gateway would share its origin, so a
 * name must be known. A plain address cannot be made to point elsewhere.
 */
final class AllowedHosts {

    /** By these names containers reach what listens on loopback of their host. Nobody can register a name under {@code internal}. */
    private static final List<String> OF_CONTAINERS = List.of("host.docker.internal", "gateway.docker.internal",
            "host.containers.internal");

    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private final Set<String> names;
    private final boolean any;

    /**
     * @param configured names; may be empty
     * @param listensOn null for all addresses
     */
    AllowedHosts(List<String> configured, InetAddress listensOn) {
        boolean loopback = listensOn != null && listensOn.isLoopbackAddress();
        any = configured.isEmpty() && !loopback;
        names = (configured.isEmpty() ? OF_CONTAINERS : configured).stream().map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @param name without a port, in lower case; an IPv6 address in brackets */
    boolean contains(String name) {
        return any || isLocal(name) || isAddress(name) || names.contains(name);
    }

    private static boolean isLocal(String name) {
        return name.equals("localhost") || name.endsWith(".localhost");
    }

    private static boolean isAddress(String name) {
        return name.startsWith("[") || ADDRESS.matcher(name).matches();
    }
}

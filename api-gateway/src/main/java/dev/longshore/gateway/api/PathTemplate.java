package dev.longshore.gateway.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A path with parameters in braces. A single one at the end takes the whole rest, so that an ARN is found with its slashes encoded or not;
 * otherwise each takes one segment.
 *
 * @param prefix the path up to its first parameter
 * @param tail the segments from there on
 */
record PathTemplate(String prefix, List<String> tail) {

    PathTemplate {
        tail = List.copyOf(tail);
    }

    static boolean isTemplate(String uri) {
        return uri.indexOf('{') >= 0;
    }

    static PathTemplate of(String uri) {
        int brace = uri.indexOf('{');
        return new PathTemplate(uri.substring(0, brace), List.of(uri.substring(brace).split("/")));
    }

    /**
     * @param path as on the wire, without query
     * @return the parameters by name, decoded; empty when it is another path
     * @throws ClientException when one is not percent-encoded as it should be
     */
    Optional<Map<String, String>> match(String path) {
        if (path.length() <= prefix.length() || !path.startsWith(prefix)) {
            return Optional.empty();
        }
        String rest = path.substring(prefix.length());
        return tail.size() == 1
                ? Optional.of(Map.of(name(tail.getFirst()), decoded(rest)))
                : match(List.of(rest.split("/", -1)));
    }

    private Optional<Map<String, String>> match(List<String> segments) {
        Map<String, String> parameters = new HashMap<>();
        boolean fits = segments.size() == tail.size();
        for (int i = 0; fits && i < tail.size(); i++) {
            String wanted = tail.get(i);
            String segment = segments.get(i);
            if (isTemplate(wanted)) {
                fits = !segment.isEmpty();
                parameters.put(name(wanted), decoded(segment));
            } else {
                fits = wanted.equals(segment);
            }
        }
        return fits ? Optional.of(parameters) : Optional.empty();
    }

    private static String name(String parameter) {
        return parameter.substring(1, parameter.length() - 1);
    }

    private static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new ClientException("The path '" + segment + "' is not percent-encoded as it should be.");
        }
    }
}

package dev.longshore.gateway.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.stereotype.Component;

import dev.longshore.gateway.api.model.ApiModel;
import dev.longshore.gateway.api.model.OperationModel;
import dev.longshore.gateway.api.model.Protocol;

/**
 * Finds the operation that a request means. A path is looked up as it is; then paths that end in a parameter are tried, which takes
 * the whole rest, so that an ARN is found with its slashes encoded or not.
 */
@Component
final class Routes {

    /** The header that names an operation where the path does not. */
    static final String TARGET_HEADER = "X-Amz-Target";
    private static final String OWN = "/longshore/v1/";

    private final Map<String, Map<String, OperationModel>> byPath = new HashMap<>();
    private final List<Template> templates = new ArrayList<>();
    private final Map<String, OperationModel> byTarget = new HashMap<>();

    Routes(ApiModel model) {
        model.operations().forEach(this::add);
    }

    /** What a request turned out to ask for. */
    sealed interface Routing {

        /** @param parameter the last segment of the path, decoded; empty where the path has no parameter */
        record Found(OperationModel operation, String parameter) implements Routing {}

        /** @param allowed the methods that the path takes */
        record WrongMethod(Set<String> allowed) implements Routing {}

        record Unknown() implements Routing {}
    }

    /**
     * @param path as on the wire, without query
     * @param target the value of {@link #TARGET_HEADER}; null where there is none
     */
    Routing find(String method, String path, String target) {
        if (target != null) {
            OperationModel operation = byTarget.get(target);
            return operation == null ? new Routing.Unknown() : found(Map.of(operation.method(), operation), method, "");
        }
        Map<String, OperationModel> exact = byPath.get(path);
        if (exact != null) {
            return found(exact, method, "");
        }
        for (Template template : templates) {
            if (path.length() > template.prefix().length() && path.startsWith(template.prefix())) {
                return found(template.operations(), method, decoded(path.substring(template.prefix().length())));
            }
        }
        return new Routing.Unknown();
    }

    /** Patterns for a servlet that is to get every request which could be for an operation. */
    Set<String> servletPatterns() {
        Set<String> patterns = new TreeSet<>();
        byPath.keySet().forEach(path -> patterns.add(pattern(path)));
        templates.forEach(template -> patterns.add(pattern(template.prefix())));
        patterns.add("");
        return patterns;
    }

    private static Routing found(Map<String, OperationModel> operations, String method, String parameter) {
        OperationModel operation = operations.get(method);
        return operation == null
                ? new Routing.WrongMethod(new TreeSet<>(operations.keySet()))
                : new Routing.Found(operation, parameter);
    }

    private void add(OperationModel operation) {
        if (operation.protocol() == Protocol.JSON_1_1) {
            byTarget.put(operation.target(), operation);
            return;
        }
        int brace = operation.uri().indexOf('{');
        if (brace < 0) {
            byPath.computeIfAbsent(operation.uri(), _ -> new HashMap<>()).put(operation.method(), operation);
            return;
        }
        templateOf(operation.uri().substring(0, brace)).operations().put(operation.method(), operation);
    }

    private Template templateOf(String prefix) {
        for (Template template : templates) {
            if (template.prefix().equals(prefix)) {
                return template;
            }
        }
        templates.add(new Template(prefix, new HashMap<>()));
        return templates.getLast();
    }

    /** AWS's paths are told apart by their first segment; of Longshore's own, others are Spring's. */
    private static String pattern(String path) {
        int from = path.startsWith(OWN) ? OWN.length() : 1;
        int end = path.indexOf('/', from);
        return (end < 0 ? path : path.substring(0, end)) + "/*";
    }

    private static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new ClientException("The path '" + segment + "' is not percent-encoded as it should be.");
        }
    }

    /** @param prefix the path up to its parameter, which is its last segment */
    private record Template(String prefix, Map<String, OperationModel> operations) {}
}

package dev.longshore.gateway.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.stereotype.Component;

import dev.longshore.gateway.api.model.ApiModel;
import dev.longshore.gateway.api.model.OperationModel;
import dev.longshore.gateway.api.model.Protocol;

/**
 * Finds the operation that a request means. A path is looked up as it is; then paths with parameters are tried.
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

        /** @param parameters of the path, by name, decoded */
        record Found(OperationModel operation, Map<String, String> parameters) implements Routing {

            public Found {
                parameters = Map.copyOf(parameters);
            }
        }

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
            return operation == null ? new Routing.Unknown() : found(Map.of(operation.method(), operation), method, Map.of());
        }
        Map<String, OperationModel> exact = byPath.get(path);
        if (exact != null) {
            return found(exact, method, Map.of());
        }
        for (Template template : templates) {
            Optional<Map<String, String>> parameters = template.path().match(path);
            if (parameters.isPresent()) {
                return found(template.operations(), method, parameters.get());
            }
        }
        return new Routing.Unknown();
    }

    /** Patterns for a servlet that is to get every request which could be for an operation. */
    Set<String> servletPatterns() {
        Set<String> patterns = new TreeSet<>();
        byPath.keySet().forEach(path -> patterns.add(pattern(path)));
        templates.forEach(template -> patterns.add(pattern(template.path().prefix())));
        patterns.add("");
        return patterns;
    }

    private static Routing found(Map<String, OperationModel> operations, String method,
            Map<String, String> parameters) {
        OperationModel operation = operations.get(method);
        return operation == null
                ? new Routing.WrongMethod(new TreeSet<>(operations.keySet()))
                : new Routing.Found(operation, parameters);
    }

    private void add(OperationModel operation) {
        if (operation.protocol() == Protocol.JSON_1_1) {
            byTarget.put(operation.target(), operation);
            return;
        }
        if (PathTemplate.isTemplate(operation.uri())) {
            templateOf(PathTemplate.of(operation.uri())).operations().put(operation.method(), operation);
            return;
        }
        byPath.computeIfAbsent(operation.uri(), _ -> new HashMap<>()).put(operation.method(), operation);
    }

    private Template templateOf(PathTemplate path) {
        for (Template template : templates) {
            if (template.path().equals(path)) {
                return template;
            }
        }
        Template template = new Template(path, new HashMap<>());
        templates.add(template);
        // One whose parameter takes the whole rest would take the place of longer ones.
        templates.sort(Comparator.comparingInt((Template one) -> one.path().tail().size()).reversed());
        return template;
    }

    /** AWS's paths are told apart by their first segment; of Longshore's own, others are Spring's. */
    private static String pattern(String path) {
        int from = path.startsWith(OWN) ? OWN.length() : 1;
        int end = path.indexOf('/', from);
        return (end < 0 ? path : path.substring(0, end)) + "/*";
    }

    private record Template(PathTemplate path, Map<String, OperationModel> operations) {}
}

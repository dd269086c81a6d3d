package dev.longshore.executor.container;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.ContainerSpec.PodTerms;

/**
 * Puts the values of variables in the place of {@code $(NAME)} in what a container of a pod runs. {@code $$} stands for {@code $}, and a
 * reference to no variable for itself.
 *
 * @see <a href=
 *      "https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/">Kubernetes,
 *      dependent environment variables</a>
 */
public final class VariableReferences {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\$|\\$\\(([^)]*)\\)");

    private VariableReferences() {}

    /** The container with its values put in; one that is not part of a pod as it is. */
    public static ContainerSpec expand(Attempt attempt, ContainerSpec container) {
        return container.podTerms().map(terms -> expand(attempt, container, terms)).orElse(container);
    }

    /** A variable may name those before it, and those that AWS Batch adds. */
    private static ContainerSpec expand(Attempt attempt, ContainerSpec container, PodTerms terms) {
        Map<String, String> known = new LinkedHashMap<>(AttemptEnvironment.added(attempt, container));
        Map<String, String> own = new LinkedHashMap<>();
        container.environment().forEach((name, value) -> {
            String expanded = expand(value, known);
            own.put(name, expanded);
            known.put(name, expanded);
        });
        return new ContainerSpec(container.image(), expand(container.command(), known), own, container.resources(),
                container.user(), container.volumes(), container.mountPoints(), container.ulimits(), container.privileged(),
                container.readonlyRootFilesystem(),
                Optional.of(new PodTerms(expand(terms.entryPoint(), known), terms.mostVcpus(), terms.privilegeEscalation(),
                        terms.pullPolicy(), terms.nonRoot(), terms.group())),
                container.linuxParameters(), container.namespaces());
    }

    private static List<String> expand(List<String> texts, Map<String, String> variables) {
        return texts.stream().map(text -> expand(text, variables)).toList();
    }

    private static String expand(String text, Map<String, String> variables) {
        return REFERENCE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(
                found.group(1) == null ? "$" : variables.getOrDefault(found.group(1), found.group())));
    }
}

package dev.longshore.executor.container;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.ContainerSpec.PodTerms;
import dev.longshore.contracts.job.ContainerSpec.PullPolicy;
import dev.longshore.contracts.job.LinuxParameters;
import dev.longshore.contracts.job.Namespaces;
import dev.longshore.contracts.job.Namespaces.Scope;

import static org.assertj.core.api.Assertions.assertThat;

class VariableReferencesTest {

    private static final Attempt ATTEMPT = AnAttempt.of(new ExecutorId("e-1"));
    private static final Map<String, String> VARIABLES = new LinkedHashMap<>();

    static {
        VARIABLES.put("NAME", "world");
        VARIABLES.put("GREETING", "hello, $(NAME) and $(LATER)");
        VARIABLES.put("LATER", "later");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"$(NAME)|world", "a $(NAME)$(NAME)|a worldworld", "$$(NAME)|$(NAME)", "$(NONE)|$(NONE)",
            "$NAME $|$NAME $", "$$$(NAME)|$world", "$(NAME|$(NAME", "$(GREETING)|hello, world and $(LATER)"})
    void a_reference_stands_for_the_value_of_a_variable(String text, String expanded) {
        assertThat(expand(List.of(text), List.of()).command()).containsExactly(expanded);
        assertThat(expand(List.of(), List.of(text)).podTerms().orElseThrow().entryPoint()).containsExactly(expanded);
    }

    @Test
    void a_variable_may_name_those_before_it_and_those_that_are_added() {
        assertThat(expand(List.of("$(AWS_BATCH_JQ_NAME)"), List.of()).command()).containsExactly("nightly");
        assertThat(expand(List.of(), List.of()).environment()).containsEntry("GREETING", "hello, world and $(LATER)");
    }

    @Test
    void elsewhere_the_text_is_left_as_it_is() {
        ContainerSpec container = AnAttempt.shell("echo $(date)");

        assertThat(VariableReferences.expand(ATTEMPT, container)).isSameAs(container);
    }

    @Test
    void a_container_of_a_pod_knows_its_node_and_not_ecs() {
        assertThat(AttemptEnvironment.of(ATTEMPT, container(List.of(), List.of())))
                .containsKeys("AWS_BATCH_JOB_ID", "AWS_BATCH_JOB_KUBERNETES_NODE_UID").doesNotContainKey("AWS_EXECUTION_ENV");
    }

    @Test
    void all_else_is_left_as_it_is() {
        ContainerSpec plain = AnAttempt.shell("");
        ContainerSpec container = new ContainerSpec(plain.image(), List.of("true"), Map.of(), plain.resources(), Optional.of("7"),
                List.of(), List.of(), List.of(), true, true,
                Optional.of(new PodTerms(List.of("sh"), Optional.empty(), true, PullPolicy.NEVER, true, Optional.of(8))))
                .with(new LinuxParameters(List.of(), true, Optional.of(1), Optional.empty(), Optional.empty(), List.of()))
                .in(new Namespaces(Optional.empty(), Optional.of(Scope.TASK), Optional.of(Scope.HOST)));

        assertThat(VariableReferences.expand(ATTEMPT, container)).isEqualTo(container);
    }

    private static ContainerSpec expand(List<String> command, List<String> entryPoint) {
        return VariableReferences.expand(ATTEMPT, container(command, entryPoint));
    }

    private static ContainerSpec container(List<String> command, List<String> entryPoint) {
        ContainerSpec plain = AnAttempt.shell("");
        return new ContainerSpec(plain.image(), command, VARIABLES, plain.resources(), Optional.empty(), List.of(), List.of(),
                List.of(), false, false, Optional.of(new PodTerms(entryPoint, Optional.empty(), true)));
    }
}

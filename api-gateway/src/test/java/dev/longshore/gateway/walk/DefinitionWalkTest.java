package dev.longshore.gateway.walk;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

class DefinitionWalkTest extends WalkTest {

    private static final String REGISTER = "RegisterJobDefinition";

    static Stream<ObjectNode> definitions() {
        return recipes().stream().flatMap(recipe -> seeds().mapToObj(seed -> input(REGISTER, recipe, seed)));
    }

    private static List<Recipe> recipes() {
        return List.of(DefinitionRecipes.container(), DefinitionRecipes.containerOnFargate(), DefinitionRecipes.task(),
                DefinitionRecipes.taskOnFargate(), DefinitionRecipes.nodes(), DefinitionRecipes.nodesOfTasks(),
                DefinitionRecipes.pod(), DefinitionRecipes.nodesOfPods(), DefinitionRecipes.sizedTheOldWay());
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void every_field_of_a_job_definition_is_read_as_it_was_written(ObjectNode definition) {
        JsonNode made = ask(REGISTER, definition);

        JsonNode read = ask("DescribeJobDefinitions", "{'jobDefinitions': ['%s']}"
                .formatted(made.path("jobDefinitionArn").asString())).at("/jobDefinitions/0");

        ReadBack.assertHolds(definition, read);
        assertThat(made.path("revision").asInt()).isEqualTo(1);
        assertThat(read.path("status").asString()).isEqualTo("ACTIVE");
    }

    @Test
    void the_walk_leaves_out_no_field_of_the_model() {
        Set<String> written = recipes().stream().map(recipe -> recipe.whole(MODEL.operation(REGISTER).input()))
                .flatMap(input -> Fields.in(input).stream()).collect(Collectors.toSet());

        assertThat(Fields.of(MODEL.operation(REGISTER).input())).map(DefinitionWalkTest::ofOneNode).isSubsetOf(written);
    }

    /** What a node may be is what a job may be that has one only. */
    private static String ofOneNode(String field) {
        return field.replaceFirst("^nodeProperties\\.nodeRangeProperties\\.(container|ecsProperties|eksProperties)\\.", "$1.")
                .replaceFirst("^container\\.", "containerProperties.");
    }
}

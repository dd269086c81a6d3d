package dev.longshore.gateway.walk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CompatibilityTest {

    private static final Path PAGE = Path.of("../docs/aws-batch-compatibility.md");
    private static final Path MADE = Path.of("target/aws-batch-compatibility.md");

    private final Compatibility compatibility = Compatibility.read();

    @Test
    void every_operation_and_every_field_has_a_row_and_nothing_else_has() {
        assertThat(compatibility.rows().keySet()).containsExactlyInAnyOrderElementsOf(CompatibilityPage.names());
    }

    @Test
    void every_row_is_shown_by_a_test_that_is_there() throws IOException {
        Map<String, String> sources = sourcesOfTests();

        assertThat(compatibility.rows()).allSatisfy((_, row) -> {
            assertThat(sources).containsKey(row.testClass());
            assertThat(sources.get(row.testClass()))
                    .containsPattern("@(Test|ParameterizedTest)\\b[^;{}]*void " + row.testMethod() + "\\(");
        });
    }

    @Test
    void what_does_not_work_as_on_AWS_says_why_or_how() {
        assertThat(compatibility.rows()).allSatisfy((_, row) -> assertThat(row.remark()).satisfiesAnyOf(
                _ -> assertThat(row.verdict()).isEqualTo(Compatibility.Verdict.WORKS),
                remark -> assertThat(remark).endsWith(".")));
    }

    @Test
    void what_is_only_stored_is_read_as_it_was_written() {
        assertThat(compatibility.rows().values()).filteredOn(row -> row.verdict() == Compatibility.Verdict.STORED_ONLY)
                .allSatisfy(row -> assertThat(row.testClass()).isIn("DefinitionWalkTest", "JobWalkTest"));
    }

    /** One that is right is left in target/, to be copied over the page. */
    @Test
    void the_page_is_the_one_that_the_rows_make() throws IOException {
        String made = CompatibilityPage.of(compatibility);
        Files.writeString(MADE, made);

        assertThat(PAGE).as("cp api-gateway/" + MADE + " docs/").hasContent(made);
    }

    private static Map<String, String> sourcesOfTests() throws IOException {
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            List<Path> folders = modules.map(module -> module.resolve("src/test/java")).filter(Files::isDirectory).toList();
            return folders.stream().flatMap(CompatibilityTest::javaFiles).collect(Collectors
                    .toMap(file -> file.getFileName().toString().replace(".java", ""), CompatibilityTest::text,
                            (one, other) -> one + other));
        }
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.longshore.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds the sizes that keep the code readable; CONTRIBUTING.md says them in words. */
class SourceSizesTest {

    private static List<SourceFile> main;
    private static List<SourceFile> tests;

    @BeforeAll
    static void readAllSources() throws IOException {
        main = sources("src/main/java");
        tests = sources("src/test/java");
    }

    @Test
    void a_file_holds_one_idea() {
        assertThat(main).filteredOn(file -> file.lines() > 500).as("files of more than 500 lines").isEmpty();
        assertThat(percentile(main.stream().map(SourceFile::lines).toList(), 90)).as("90th percentile of lines of a file")
                .isLessThanOrEqualTo(250);
        assertThat(percentile(main.stream().map(SourceFile::lines).toList(), 50)).as("median of lines of a file")
                .isLessThanOrEqualTo(90);
    }

    @Test
    void a_method_is_read_at_a_glance() {
        List<SourceFile.Method> methods = main.stream().flatMap(file -> file.methods().stream()).toList();

        assertThat(methods).filteredOn(method -> method.lines() > 60).as("methods of more than 60 lines").isEmpty();
        assertThat(percentile(methods.stream().map(SourceFile.Method::lines).toList(), 90))
                .as("90th percentile of lines of a method")
                .isLessThanOrEqualTo(20);
        assertThat(percentile(methods.stream().map(SourceFile.Method::lines).toList(), 50)).as("median of lines of a method")
                .isLessThanOrEqualTo(5);
    }

    @Test
    void a_test_is_a_short_story() {
        List<Integer> lines = tests.stream().flatMap(file -> file.methods().stream()).map(SourceFile.Method::lines).toList();

        assertThat(percentile(lines, 90)).as("90th percentile of lines of a test method").isLessThanOrEqualTo(30);
    }

    private static List<SourceFile> sources(String folder) throws IOException {
        Path root = Path.of("").toAbsolutePath().getParent();
        try (Stream<Path> modules = Files.list(root)) {
            List<Path> files = modules.map(module -> module.resolve(folder)).filter(Files::isDirectory)
                    .flatMap(SourceSizesTest::javaFiles).toList();
            assertThat(files).as("Java files under */" + folder).isNotEmpty();
            return SourceFile.parse(files);
        }
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java")
                    && !file.endsWith("module-info.java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int percentile(List<Integer> values, int percent) {
        List<Integer> sorted = values.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }
}

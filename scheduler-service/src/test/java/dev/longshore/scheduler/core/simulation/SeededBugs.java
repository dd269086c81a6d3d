package dev.longshore.scheduler.core.simulation;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Puts one bug after another into a copy of the scheduler's sources, and runs scenarios with it: each must be noticed. Not among the tests
 * of a build: to be run by name, as docs/simulator.md says.
 */
class SeededBugs {

    private static final Path CORE = Path.of("src/main/java/dev/longshore/scheduler/core");
    private static final String SCENARIOS = System.getProperty("longshore.simulation.scenarios", "1000");
    private static final int MOST_MINUTES = 20;

    @TempDir
    private Path scratch;

    static List<SeededBug> bugs() {
        return SeededBug.ALL;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bugs")
    void each_is_noticed(SeededBug bug) throws IOException, InterruptedException {
        compile(bug);
        List<String> broken = broken(run());
        System.out.printf("%s%n    %s%n", bug, broken.isEmpty() ? "is not noticed" : String.join(", ", broken));
        assertThat(broken).as("promises that are broken when %s", bug).isNotEmpty();
    }

    private void compile(SeededBug bug) throws IOException {
        String source = Files.readString(CORE.resolve(bug.file()));
        assertThat(source.split(Pattern.quote(bug.old()), -1)).as("'%s' stands once in %s", bug.old(), bug.file())
                .hasSize(2);
        Path copy = Files.createDirectories(scratch.resolve("src")).resolve(CORE.resolve(bug.file()).getFileName());
        Files.writeString(copy, source.replace(bug.old(), bug.bad()));
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-nowarn", "-proc:none", "-d", scratch.toString(),
                "-cp", System.getProperty("java.class.path"), copy.toString());
        assertThat(result).as("compiles").isZero();
    }

    private Path run() throws IOException, InterruptedException {
        Path output = scratch.resolve("output");
        Process scenarios = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                scratch + File.pathSeparator + System.getProperty("java.class.path"), ManyScenarios.class.getName(),
                SCENARIOS).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        boolean ended = scenarios.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
        scenarios.destroyForcibly();
        assertThat(ended).as("ends").isTrue();
        return output;
    }

    private static List<String> broken(Path output) throws IOException {
        try (Stream<String> lines = Files.lines(output)) {
            return lines.filter(line -> line.startsWith(Campaign.BROKEN)).map(line -> line.substring(Campaign.BROKEN.length()))
                    .toList();
        }
    }
}

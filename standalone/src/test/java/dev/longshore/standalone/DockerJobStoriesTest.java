package dev.longshore.standalone;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.condition.EnabledIf;

import dev.longshore.executor.docker.DockerEngine;

@EnabledIf(value = "anEngineAnswers", disabledReason = "no Docker engine answers")
class DockerJobStoriesTest extends JobStories {

    static boolean anEngineAnswers() throws InterruptedException {
        try (DockerEngine engine = DockerEngine.ofEnvironment()) {
            Optional<String> absence = engine.absence(Duration.ofSeconds(10));
            absence.ifPresent(reason -> System.err.println("SKIPPED: stories on Docker, for no engine answers: " + reason));
            return absence.isEmpty();
        }
    }

    @Override
    String runtime() {
        return "docker";
    }
}

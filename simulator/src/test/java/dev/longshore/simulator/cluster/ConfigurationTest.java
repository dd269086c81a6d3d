package dev.longshore.simulator.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.longshore.simulator.UnusableFileException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConfigurationTest {

    private static final String GOOD = """
            {"hosts": [{"count": 2, "vcpus": 4, "memory": 1024, "gpus": 1}], "launchSeconds": 1.5,
             "computeEnvironments": [{"name": "pool", "maxvCpus": 8}],
             "jobQueues": [{"name": "main", "priority": 1, "computeEnvironments": ["pool"], "schedulingPolicy": "fair",
                            "maxRunningJobs": 3}],
             "schedulingPolicies": [{"name": "fair", "shareDecaySeconds": 60,
                                     "shareDistribution": [{"shareIdentifier": "a*", "weightFactor": 0.5}]}]}""";

    @TempDir
    private Path folder;

    @Test
    void everything_that_is_said_is_read_and_the_rest_has_its_default() throws IOException {
        Configuration read = read(GOOD);

        assertThat(read.vcpus()).isEqualTo(8);
        assertThat(read.launchSeconds()).isEqualTo(1.5);
        assertThat(read.idleSeconds()).isEqualTo(10);
        assertThat(read.jobQueues().getFirst().maxRunningJobs()).hasValue(3);
        assertThat(read.jobQueues().getFirst().maxRunningJobsPerShare()).isEmpty();
        assertThat(read.schedulingPolicies().getFirst().shareDistribution().getFirst().weightFactor()).isEqualTo(0.5);
        assertThat(Definitions.of(read)).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "pool"], "sch | "lake"], "sch | queue main must name environments of this file: [pool]
            "schedulingPolicy": "fair" | "schedulingPolicy": "foul" | queue main names a policy that is not in this file: foul
            "count": 2    | "count": 0    | hosts must have a count and vcpus of at least 1
            "hosts"       | "ghosts"      | is not a configuration
            {"hosts"      | {hosts        | is not a configuration
            """)
    void what_is_wrong_is_said(String good, String bad, String message) {
        assertThatThrownBy(() -> read(GOOD.replace(good, bad))).isInstanceOf(UnusableFileException.class)
                .hasMessageContaining(message).hasMessageContaining("setup.json");
    }

    private Configuration read(String json) throws IOException {
        return Configuration.read(Files.writeString(folder.resolve("setup.json"), json));
    }
}

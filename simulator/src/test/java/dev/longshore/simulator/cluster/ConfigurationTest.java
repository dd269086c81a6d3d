package dev.longshore.simulator.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
            "count": 2    | "count": 0    | count of hosts must be from 1 to 100000, not 0
            "count": 2    | "count": 70000, "vcpus": 40, "memory": 1}, {"count": 1 | the vcpus of all hosts together must be from 0 to 2000000, not 2800004
            "vcpus": 4    | "vcpus": -4   | vcpus of a host must be from 1 to 2000000, not -4
            "memory": 1024, | `` | memory of a host must be from 1 to 1000000000, not 0
            "memory": 1024  | "memory": -5 | memory of a host must be from 1
            "gpus": 1     | "gpus": -1    | gpus of a host must be from 0 to 1000, not -1
            "name": "pool", | ``          | the name of each environment must be 1 to 128 letters, digits, hyphens and underscores, not 'null'
            "name": "main" | "name": "a b" | the name of each queue must be 1 to 128 letters, digits, hyphens and underscores, not 'a b'
            {"name": "pool" | {"name": "pool", "maxvCpus": 1}, {"name": "pool" | there are two of the environment pool
            "maxvCpus": 8 | "maxvCpus": -8 | maxvCpus of environment pool must be from 1
            "maxvCpus": 8 | "minvCpus": 9, "maxvCpus": 8 | minvCpus of environment pool must be from 0 to 8, not 9
            "maxRunningJobs": 3 | "maxRunningJobs": 0 | maxRunningJobs of queue main must be from 1
            "maxRunningJobs": 3 | "maxRunningJobsPerShare": 0 | maxRunningJobsPerShare of queue main must be from 1
            "launchSeconds": 1.5 | "launchSeconds": -1 | launchSeconds must be from 0 to 10000000, not -1
            "launchSeconds": 1.5 | "launchSeconds": 1e300 | launchSeconds must be from 0 to 10000000, not 1.0E300
            "launchSeconds": 1.5 | "idleSeconds": 0 | idleSeconds must be from 0.001 to 10000000, not 0
            "shareDecaySeconds": 60 | "shareDecaySeconds": -1 | shareDecaySeconds of policy fair must be from 0 to 604800, not -1
            "shareDecaySeconds": 60 | "computeReservation": 100 | computeReservation of policy fair must be from 0 to 99, not 100
            "weightFactor": 0.5 | "weightFactor": 0 | weightFactor of share a* must be from 1.0E-4 to 999.9999, not 0
            "shareIdentifier": "a*", | `` | each share of policy fair must have a shareIdentifier
            "hosts"       | "ghosts"      | there is no 'ghosts'; there are [hosts,
            {"hosts"      | {hosts        | is not a configuration
            """)
    void what_is_wrong_is_said(String good, String bad, String message) {
        assertThatThrownBy(() -> read(GOOD.replace(good, bad))).isInstanceOf(UnusableFileException.class)
                .hasMessageContaining(message).hasMessageContaining("setup.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "", "[]", "7", "{\"hosts\": [null]}", "{\"hosts\": 3}",
            "{\"jobQueues\": [{\"priority\": \"high\"}]}"})
    void what_is_of_another_form_is_no_configuration(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("setup.json is not a configuration").hasMessageNotContaining("problem: null");
    }

    private Configuration read(String json) throws IOException {
        return Configuration.read(Files.writeString(folder.resolve("setup.json"), json));
    }
}

package dev.longshore.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BrokerPortsTest {

    @TempDir
    Path folder;

    @Test
    void ports_are_remembered_and_nothing_else_is_left_behind() throws IOException {
        BrokerPorts chosen = BrokerPorts.rememberedIn(folder);

        assertThat(BrokerPorts.rememberedIn(folder)).isEqualTo(chosen);
        assertThat(folder).isDirectoryContaining("glob:**/ports.properties").isDirectoryNotContaining("glob:**.new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "broker=40", "broker=4000\ncontroller=", "broker=x\ncontroller=4001",
            "broker=-1\ncontroller=70000", "broker=\\u00"})
    void what_was_written_in_part_is_not_remembered(String content) throws IOException {
        Files.writeString(folder.resolve("ports.properties"), content);

        BrokerPorts chosen = BrokerPorts.rememberedIn(folder);

        assertThat(chosen.broker()).isGreaterThan(1023);
        assertThat(BrokerPorts.rememberedIn(folder)).isEqualTo(chosen);
    }
}

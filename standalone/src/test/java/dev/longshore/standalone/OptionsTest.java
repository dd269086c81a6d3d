package dev.longshore.standalone;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.longshore.store.StoreSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OptionsTest {

    @Test
    void everything_has_a_default() {
        assertThat(parse()).isEqualTo(
                new Options(Path.of(System.getProperty("user.home"), ".longshore"), 8080, "auto", false,
                        StoreSettings.ofHeap(), List.of()));
    }

    @Test
    void everything_can_be_set_by_options() {
        assertThat(parse("--home", "/data", "--port", "9000", "--runtime", "process", "--train", "--store-index-entries", "5000",
                "--longshore.messaging.cells=2"))
                .isEqualTo(new Options(Path.of("/data"), 9000, "process", true, StoreSettings.ofIndexEntries(5000),
                        List.of("--longshore.messaging.cells=2")));
    }

    @Test
    void variables_count_where_no_option_is_given() {
        Map<String, String> variables = Map.of("LONGSHORE_HOME", "/data", "LONGSHORE_PORT", "9000", "LONGSHORE_RUNTIME",
                "docker", "LONGSHORE_STORE_INDEX_ENTRIES", "2000000");

        assertThat(Options.parse(List.of("--port", "9001"), variables))
                .isEqualTo(
                        new Options(Path.of("/data"), 9001, "docker", false, StoreSettings.ofIndexEntries(2_000_000), List.of()));
    }

    @Test
    void what_is_not_understood_is_refused_by_name() {
        assertThatThrownBy(() -> parse("--prot", "1")).isInstanceOf(StartFailedException.class)
                .hasMessageStartingWith("unknown option '--prot'; there are --home DIR");
        assertThatThrownBy(() -> parse("--port")).hasMessage("--port needs a value");
        assertThatThrownBy(() -> parse("--port", "http")).hasMessage("--port must be a number from 0 to 65535, not 'http'");
        assertThatThrownBy(() -> parse("--port", "70000")).hasMessage("--port must be a number from 0 to 65535, not 70000");
        assertThatThrownBy(() -> parse("--runtime", "podman"))
                .hasMessage("--runtime must be auto, docker or process, not 'podman'");
        assertThatThrownBy(() -> parse("--store-index-entries", "1000"))
                .hasMessage("--store-index-entries must be a number from 1024 to 2147483647, not '1000'");
        assertThatThrownBy(() -> parse("--store-index-entries", "many")).hasMessageContaining("not 'many'");
    }

    private static Options parse(String... arguments) {
        return Options.parse(List.of(arguments), Map.of());
    }
}

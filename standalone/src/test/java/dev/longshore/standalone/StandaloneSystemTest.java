package dev.longshore.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.longshore.store.StoreSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StandaloneSystemTest {

    @TempDir
    private Path folder;

    @Test
    void nothing_runs_on_when_the_run_file_cannot_be_written() throws IOException {
        int port = freePort();
        Files.createDirectories(folder.resolve("run/longshore.json/in the way"));

        assertThatThrownBy(
                () -> StandaloneSystem.start(new Options(folder, port, "process", false, StoreSettings.ofHeap(), List.of())))
                .isInstanceOf(StartFailedException.class).hasMessageStartingWith("the data folder cannot be written");

        try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(free.isBound()).isTrue();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}

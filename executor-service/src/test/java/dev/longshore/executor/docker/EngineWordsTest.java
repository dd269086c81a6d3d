package dev.longshore.executor.docker;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import com.github.dockerjava.api.exception.InternalServerErrorException;
import com.github.dockerjava.api.exception.NotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How the engine's words are read. */
class EngineWordsTest {
    @ParameterizedTest
    @CsvSource({"1.41, 1.41", "1.44, 1.44", "1.52, 1.44", "1.9, 1.9", "2.0, 1.44"})
    void the_version_is_the_lower_of_the_engine_s_and_the_one_that_is_known(String engine, String spoken) {
        assertThat(ApiVersion.spokenWith(engine)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource({"busybox, busybox, latest", "busybox:1, busybox, 1", "host:5000/a/b, host:5000/a/b, latest",
            "host:5000/a/b:2, host:5000/a/b, 2", "a@sha256:abc, a, sha256:abc", "h:1/a@sha256:abc, h:1/a, sha256:abc"})
    void an_image_s_name_is_taken_apart(String image, String repository, String tag) {
        assertThat(ImageReference.parse(image)).isEqualTo(new ImageReference(repository, tag));
    }

    @Test
    void a_refusal_is_told_in_the_engine_s_words() {
        assertThat(EngineErrors.message(new InternalServerErrorException("{\"message\":\"no {space} left\"}\n")))
                .isEqualTo("no {space} left");
        assertThat(EngineErrors.message(new NotFoundException("gone"))).isEqualTo("gone");
        assertThat(EngineErrors.message(new NotFoundException("{broken"))).isEqualTo("{broken");
    }

    @Test
    void a_refusal_is_no_absence() {
        assertThat(EngineErrors.isAbsence(new RuntimeException(new ConnectException("refused")))).isTrue();
        assertThat(EngineErrors.isAbsence(new NotFoundException("gone"))).isFalse();
        assertThat(EngineErrors.isAbsence(new IllegalArgumentException("a bug"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"nowhere", "ssh://host"})
    void an_address_that_cannot_be_reached_is_refused(String address) {
        assertThatThrownBy(() -> DockerEngine.at(URI.create(address))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("DOCKER_HOST is '" + address + "'; it must begin with unix:// or tcp:// or npipe://");
    }

    @Test
    void a_frame_has_a_stream_a_time_and_a_text() throws IOException {
        DataInputStream stream = streamOf(frame(2, "2026-11-25T21:42:49.627825999Z after\n"));

        OutputFrame frame = OutputFrame.readFrom(stream).orElseThrow();
        assertThat(frame.isError()).isTrue();
        assertThat(frame.millis()).isEqualTo(1795642969627L);
        assertThat(new String(frame.payload(), frame.textFrom(), frame.textLength(), StandardCharsets.UTF_8))
                .isEqualTo("after\n");
        assertThat(OutputFrame.readFrom(stream)).isEmpty();
    }

    @Test
    void a_frame_that_makes_no_sense_is_refused() {
        assertThatThrownBy(() -> OutputFrame.readFrom(streamOf(frame(1, "no time")))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> OutputFrame.readFrom(streamOf(new byte[]{1, 0, 0, 0, 127, 0, 0, 0})))
                .isInstanceOf(IOException.class).hasMessageContaining("bytes");
    }

    @Test
    void reading_goes_on_from_a_second_and_so_many_frames_later() {
        LogPosition position = new LogPosition();
        assertThat(position.second()).isZero();
        assertThat(position.frames()).isZero();

        for (long second : new long[]{10, 10, 11, 10, 11}) {
            position.heard(second);
        }
        assertThat(position.second()).isEqualTo(10);
        assertThat(position.frames()).isEqualTo(5);

        position.heard(20);
        position.heard(19);
        position.heard(5);
        assertThat(position.second()).isEqualTo(19);
        assertThat(position.frames()).isEqualTo(2);
    }

    private static byte[] frame(int stream, String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + bytes.length).put((byte) stream).put(new byte[3]).putInt(bytes.length).put(bytes).array();
    }

    private static DataInputStream streamOf(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }
}

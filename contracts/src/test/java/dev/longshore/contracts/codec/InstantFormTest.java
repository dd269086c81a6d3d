package dev.longshore.contracts.codec;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InstantFormTest {

    private static final long LATEST_SECOND = 253_402_300_800L;

    @Test
    void times_are_written_and_read_as_the_JDK_does_it() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            long second = random.nextLong(-LATEST_SECOND / 2, 2 * LATEST_SECOND);
            int unit = new int[]{1_000_000_000, 100_000_000, 1_000_000, 1_000, 1}[random.nextInt(5)];
            Instant instant = Instant.ofEpochSecond(second, (long) random.nextInt(1_000_000_000 / unit) * unit);

            assertThat(InstantForm.write(instant)).isEqualTo(instant.toString());
            assertThat(InstantForm.read(instant.toString())).isEqualTo(instant);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-02T03:04:05Z", "2026-01-02T03:04:05.5Z", "2026-01-02T03:04:05.1234Z",
            "2024-02-29T23:59:59.999999999Z",
            "0000-01-01T00:00:00Z", "+10000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z", "2026-01-02T24:00:00Z",
            "2026-01-02T03:04:05+01:00", "2026-01-02T03:04:05.Z"})
    void other_forms_of_a_time_are_read_as_the_JDK_reads_them(String text) {
        assertThat(InstantForm.read(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "2026-01-02T03:04Z", "2026-13-01T00:00:00Z", "2025-02-29T00:00:00Z",
            "2026-01-02T03:04:61Z", "2026-01-02T03:04:05.-1Z",
            "2026-01-02T03:04:05,5Z", "2026-01-02T03:04:05.1234567890Z", "x026-01-02T03:04:05Z", "2026-01-02 03:04:05Z"})
    void what_is_no_time_is_refused(String text) {
        assertThatThrownBy(() -> InstantForm.read(text)).isInstanceOf(DateTimeException.class);
    }
}

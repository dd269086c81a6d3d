package dev.longshore.contracts.capacity;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ResourcesTest {

    @Test
    void vcpus_are_exact_to_a_thousandth() {
        assertThat(Vcpus.parse("0.25")).isEqualTo(new Vcpus(250)).hasToString("0.25");
        assertThat(Vcpus.parse("16")).isEqualTo(Vcpus.of(16)).hasToString("16");
        assertThat(Vcpus.of(2).cpuShares()).isEqualTo(2048);
        assertThatThrownBy(() -> Vcpus.parse("0.0001")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Vcpus.parse("many")).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void what_is_taken_must_be_there() {
        Resources room = Resources.of(4, 1024);

        assertThat(room.minus(Resources.of(1, 24))).isEqualTo(Resources.of(3, 1000));
        assertThatThrownBy(() -> room.minus(Resources.of(5, 1))).hasMessageContaining("must not be negative");
    }

    @Test
    void a_need_fits_only_where_every_amount_fits() {
        Resources room = Resources.of(4, 1024);

        assertThat(Resources.of(4, 1024).fitsInto(room)).isTrue();
        assertThat(Resources.of(5, 1).fitsInto(room)).isFalse();
        assertThat(Resources.of(1, 1025).fitsInto(room)).isFalse();
        assertThat(new Resources(Vcpus.of(1), new MemoryMib(1), new Gpus(1)).fitsInto(room)).isFalse();
    }

    @Test
    void amounts_read_well() {
        assertThat(Resources.of(1, 512)).hasToString("1 vCPU, 512 MiB");
        assertThat(new Resources(Vcpus.of(2), new MemoryMib(64), new Gpus(1))).hasToString("2 vCPUs, 64 MiB, 1 GPU");
    }
}

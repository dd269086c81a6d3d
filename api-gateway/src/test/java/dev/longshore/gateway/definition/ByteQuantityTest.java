package dev.longshore.gateway.definition;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ByteQuantityTest {

    @ParameterizedTest
    @CsvSource({"7, 7", "1Ki, 1024", "512Mi, 536870912", "1.5Gi, 1610612736", "2k, 2000", "1M, 1000000", "1e3, 1000", "1E3, 1000",
            "1E, 1000000000000000000", "1500m, 2", "1n, 1", "5u, 1", "999999999999999999E, 9223372036854775807"})
    void an_amount_is_in_bytes_whatever_its_form(String text, long bytes) {
        assertThat(ByteQuantity.parse(text)).isEqualTo(bytes);
    }

    @Test
    void what_is_no_quantity_is_refused() {
        assertThatThrownBy(() -> ByteQuantity.parse("much")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'much' is no quantity");
    }
}

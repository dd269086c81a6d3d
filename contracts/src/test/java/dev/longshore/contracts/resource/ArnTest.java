package dev.longshore.contracts.resource;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ArnTest {

    @Test
    void an_arn_is_read_as_it_is_written() {
        String text = "arn:aws:batch:eu-west-1:123456789012:job-definition/sleep60:1";
        Arn arn = Arn.parse(text);

        assertThat(arn).hasToString(text);
        assertThat(arn.kind()).isEqualTo("job-definition");
        assertThat(arn.name()).isEqualTo("sleep60:1");
        assertThat(arn.region()).isEqualTo("eu-west-1");
    }

    @Test
    void what_is_no_arn_is_refused() {
        assertThatThrownBy(() -> Arn.parse("nightly")).hasMessageContaining("'nightly'");
        assertThatThrownBy(() -> Arn.parse("urn:aws:batch:r:a:x")).isInstanceOf(IllegalArgumentException.class);
    }
}

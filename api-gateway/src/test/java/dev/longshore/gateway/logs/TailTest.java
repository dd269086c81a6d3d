package dev.longshore.gateway.logs;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TailTest {

    @Test
    void the_command_is_known_by_its_name() {
        assertThat(Tail.of("aws-cli/2.9.19 Python/3.11.2 Linux/6.1 source/x86_64.debian.12 prompt/off command/logs.tail"))
                .isEqualTo(Tail.POSSIBLE);
        assertThat(Tail.of("aws-cli/2.9.19 Python/3.11.2 command/logs.filter-log-events")).isEqualTo(Tail.NONE);
        assertThat(Tail.of("")).isEqualTo(Tail.NONE);
    }

    @Test
    void one_that_says_that_it_reads_pages_does_not_follow() {
        assertThat(Tail.of("aws-cli/2.31.0 md/awscrt#0.27 ua/2.1 m/E,C,b md/prompt#off md/command#logs.tail"))
                .isEqualTo(Tail.NONE);
        assertThat(Tail.of("aws-cli/2.31.0 md/awscrt#0.27 ua/2.1 m/E,b md/prompt#off md/command#logs.tail"))
                .isEqualTo(Tail.POSSIBLE);
    }
}

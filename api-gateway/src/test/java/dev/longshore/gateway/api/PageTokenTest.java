package dev.longshore.gateway.api;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PageTokenTest {

    @Test
    void a_token_says_where_the_page_ended_to_its_own_operation() {
        String token = PageToken.after("ListJobs", "jöb/7");

        assertThat(PageToken.read("ListJobs", token)).isEqualTo("jöb/7");
        assertRefused("DescribeJobQueues", token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "AAAA", "AAAAAAAA", "not base64!", "ä"})
    void anything_else_is_refused(String token) {
        assertRefused("ListJobs", token);
    }

    private static void assertRefused(String operation, String token) {
        assertThatExceptionOfType(ClientException.class).isThrownBy(() -> PageToken.read(operation, token))
                .withMessageContaining("nextToken");
    }
}

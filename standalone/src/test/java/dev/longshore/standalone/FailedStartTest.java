package dev.longshore.standalone;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FailedStartTest {

    @Test
    void what_nobody_has_explained_is_one_line_about_its_cause() {
        Throwable thrown = new IllegalStateException("somewhere",
                new UnsupportedOperationException("no such thing\nsecond line"));

        assertThat(FailedStart.explain(thrown)).hasMessage("the system cannot start: no such thing").hasCause(thrown);
        assertThat(FailedStart.explain(new NullPointerException()))
                .hasMessage("the system cannot start: java.lang.NullPointerException");
    }

    @Test
    void what_is_explained_already_is_said_as_it_is() {
        StartFailedException explained = new StartFailedException("port 80 is in use");

        assertThat(FailedStart.explain(new RuntimeException(explained))).isSameAs(explained);
    }
}

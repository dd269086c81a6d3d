package dev.longshore.gateway.api;

import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PageTest {

    @Test
    void one_more_than_fits_tells_that_there_is_a_next_page_which_begins_behind_the_last_entry() {
        Page<String> page = Page.of(List.of("a", "b", "c"), 2, entry -> "at " + entry);

        assertThat(page.entries()).containsExactly("a", "b");
        ObjectNode asked = Json.object().put("nextToken", page.addTo(Json.object(), "Op").get("nextToken").asString());
        assertThat(Page.start(asked, "Op")).isEqualTo("at b");
        assertThatThrownBy(() -> Page.start(asked, "Other")).isInstanceOf(ClientException.class);
    }

    @Test
    void the_last_page_has_no_token() {
        Page<String> page = Page.of(List.of("a", "b"), 2, entry -> entry);

        assertThat(page.entries()).containsExactly("a", "b");
        assertThat(page.addTo(Json.object(), "Op").has("nextToken")).isFalse();
        assertThat(Page.start(Json.object(), "Op")).isEmpty();
    }

    @Test
    void a_caller_gets_no_more_than_the_largest_page() {
        assertThat(Page.size(Json.object())).isEqualTo(100);
        assertThat(Page.size(Json.object().put("maxResults", 7))).isEqualTo(7);
        assertThat(Page.size(Json.object().put("maxResults", 700))).isEqualTo(100);
        assertThat(Page.size(Json.object().put("maxResults", 700), 1_000)).isEqualTo(700);
    }
}

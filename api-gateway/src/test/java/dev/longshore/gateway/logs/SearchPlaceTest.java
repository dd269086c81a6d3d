package dev.longshore.gateway.logs;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SearchPlaceTest {

    @Test
    void a_place_is_read_as_it_was_written() {
        SearchPlace place = new SearchPlace(1_700_000_000_123L, "key-of-the-last", true,
                Map.of(LogStreamKey.of("r", "g", "a"), 0L, LogStreamKey.of("r", "g", "b"), 123_456_789L), 17);

        assertThat(SearchPlace.read(place.toString())).isEqualTo(place);
        assertThat(SearchPlace.read(SearchPlace.START.toString())).isEqualTo(SearchPlace.START);
    }
}

package dev.longshore.gateway.api;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PathTemplateTest {

    @Test
    void a_single_parameter_at_the_end_takes_the_whole_rest_with_its_slashes_encoded_or_not() {
        PathTemplate tags = PathTemplate.of("/v1/tags/{arn}");

        assertThat(tags.match("/v1/tags/arn:a/b")).contains(Map.of("arn", "arn:a/b"));
        assertThat(tags.match("/v1/tags/arn%3Aa%2Fb+c")).contains(Map.of("arn", "arn:a/b+c"));
        assertThat(tags.match("/v1/tags/")).isEmpty();
        assertThat(tags.match("/v1/tag/x")).isEmpty();
    }

    @Test
    void several_parameters_take_a_segment_each() {
        PathTemplate missed = PathTemplate.of("/own/{group}/{name}/missed");

        assertThat(missed.match("/own/a/b%20c/missed")).contains(Map.of("group", "a", "name", "b c"));
        assertThat(missed.match("/own/a/b/missed/")).isEmpty();
        assertThat(missed.match("/own/a/missed")).isEmpty();
        assertThat(missed.match("/own//b/missed")).isEmpty();
        assertThat(missed.match("/own/a/b/mist")).isEmpty();
    }

    @Test
    void a_parameter_that_is_not_encoded_as_it_should_be_is_refused() {
        assertThatThrownBy(() -> PathTemplate.of("/own/{a}/{b}").match("/own/x/%zz")).isInstanceOf(ClientException.class);
    }
}

package dev.longshore.gateway.logs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.longshore.gateway.api.ClientException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FilterPatternTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', value = {"''|anything|true", "' '|anything|true",
            "ERROR|an ERROR here|true", "ERROR|an error here|false", "ERROR code|code of ERROR|true", "ERROR code|ERROR|false",
            "\"code 12\"|code 12|true", "\"code 12\"|code of 12|false", "\"say \\\"yes\\\"\"|say \"yes\"|true",
            "?ERROR ?WARN|a WARN|true", "?ERROR ?WARN|an INFO|false", "ERROR -disk|ERROR net|true",
            "ERROR -disk|ERROR disk|false",
            "-disk|anything|true", "-\"disk full\"|disk full|false", "?a b|b|true", "?a b|a|false", "été_1|un été_1|true"})
    void terms_say_which_lines_are_wanted(String pattern, String line, boolean isWanted) {
        assertThat(FilterPattern.parse(pattern).matches(line)).isEqualTo(isWanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ $.level = \"ERROR\" }", "[ip, user]", "%regular%"})
    void patterns_for_lines_of_a_form_are_refused_with_a_way_out(String pattern) {
        assertThatThrownBy(() -> FilterPattern.parse(pattern)).isInstanceOf(ClientException.class)
                .hasMessageContaining("not supported here; use terms");
    }

    @Test
    void a_term_with_other_characters_must_be_quoted() {
        assertThatThrownBy(() -> FilterPattern.parse("ERROR a:b"))
                .hasMessage("Invalid character(s) in term 'a:b': put it into double quotes.");
        assertThatThrownBy(() -> FilterPattern.parse("\"open")).hasMessageContaining("cannot be read from '\"open'");
        assertThat(FilterPattern.parse("\"a:b\"").matches("x a:b y")).isTrue();
    }
}

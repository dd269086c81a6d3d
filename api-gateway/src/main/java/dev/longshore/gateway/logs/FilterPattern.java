package dev.longshore.gateway.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.longshore.gateway.api.ClientException;

/**
 * Which lines are wanted, in CloudWatch's words for lines without a form: {@code a b} has both, {@code "a b"} that phrase,
 * {@code ?a ?b} one of both, {@code -a} not that. Letters count as they are written. Beside a term that must be there, those with a
 * question mark do not matter, as on AWS.
 *
 * @param all that must be there
 * @param any of which one must be there, where {@code all} and {@code none} are empty
 * @param none that must not be there
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html">Filter pattern syntax</a>
 */
record FilterPattern(List<String> all, List<String> any, List<String> none) {

    private static final Pattern TERM = Pattern.compile("\\s*([?-]?)(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s\"]+))(?=\\s|$)");
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_]+");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    FilterPattern {
        all = List.copyOf(all);
        any = List.copyOf(any);
        none = List.copyOf(none);
    }

    /** @throws ClientException when the text is no pattern, or one for lines that have a form */
    static FilterPattern parse(String text) {
        String pattern = text.strip();
        refuseForms(pattern);
        List<String> all = new ArrayList<>();
        List<String> any = new ArrayList<>();
        List<String> none = new ArrayList<>();
        Matcher term = TERM.matcher(pattern);
        int end = 0;
        while (end < pattern.length()) {
            if (!term.find(end) || term.start() != end) {
                throw refused("The filter pattern cannot be read from '" + pattern.substring(end).strip() + "' on.");
            }
            (switch (term.group(1)) {
                case "?" -> any;
                case "-" -> none;
                default -> all;
            }).add(word(term));
            end = term.end();
        }
        return new FilterPattern(all, any, none);
    }

    private static String word(Matcher term) {
        if (term.group(2) != null) {
            return ESCAPED.matcher(term.group(2)).replaceAll("$1");
        }
        String word = term.group(3);
        if (!PLAIN.matcher(word).matches()) {
            throw refused("Invalid character(s) in term '" + word + "': put it into double quotes.");
        }
        return word;
    }

    private static void refuseForms(String pattern) {
        if (pattern.startsWith("{")) {
            throw refused(
                    "Filter patterns for JSON ({ $.member = … }) are not supported here; use terms such as \"phrase\", ?a ?b"
                            + " and -a.");
        }
        if (pattern.startsWith("[")) {
            throw refused("Filter patterns for columns ([a, b, …]) are not supported here; use terms such as \"phrase\", ?a ?b"
                    + " and -a.");
        }
        if (pattern.startsWith("%")) {
            throw refused("Filter patterns with regular expressions (%…%) are not supported here; use terms such as \"phrase\","
                    + " ?a ?b and -a.");
        }
    }

    private static ClientException refused(String why) {
        return new ClientException("InvalidParameterException", why);
    }

    boolean matches(String line) {
        boolean isOptional = all.isEmpty() && none.isEmpty() && !any.isEmpty();
        return isOptional
                ? any.stream().anyMatch(line::contains)
                : all.stream().allMatch(line::contains) && none.stream().noneMatch(line::contains);
    }
}

package dev.longshore.gateway.job.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.longshore.gateway.api.ClientException;

/** Puts parameters in the place of {@code Ref::name} in a command. */
final class Parameters {

    private static final String MARK = "Ref::";
    private static final Pattern REFERENCE = Pattern.compile("Ref::([A-Za-z0-9_-]+)");

    private Parameters() {}

    /**
     * A reference that is a whole argument must have a value; inside a longer argument it may as well be the user's own text.
     *
     * @throws ClientException when a value is missing
     */
    static List<String> substitute(List<String> command, Map<String, String> parameters) {
        if (command.stream().noneMatch(argument -> argument.contains(MARK))) {
            return command;
        }
        List<String> substituted = new ArrayList<>(command.size());
        for (String argument : command) {
            substituted.add(substitute(argument, parameters));
        }
        return substituted;
    }

    private static String substitute(String argument, Map<String, String> parameters) {
        Matcher reference = REFERENCE.matcher(argument);
        if (!reference.matches()) {
            return reference.replaceAll(
                    found -> Matcher.quoteReplacement(parameters.getOrDefault(found.group(1), found.group())));
        }
        String value = parameters.get(reference.group(1));
        if (value == null) {
            throw new ClientException("Unable to substitute value. No parameter found for reference " + reference.group(1));
        }
        return value;
    }
}

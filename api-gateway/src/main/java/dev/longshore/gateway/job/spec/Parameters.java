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
    /** As many characters as the whole of a submission may have; AWS lets a job fail for fewer, 8192. */
    private static final int MOST_CHARACTERS = 30_720;

    private Parameters() {}

    /**
     * A reference that is a whole argument must have a value; inside a longer argument it may as well be the user's own text.
     *
     * @throws ClientException when a value is missing, or the command becomes too long
     */
    static List<String> substitute(List<String> command, Map<String, String> parameters) {
        if (command.stream().noneMatch(argument -> argument.contains(MARK))) {
            return command;
        }
        checkLength(command, parameters);
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

    /** Before anything is put in: a few kilobytes of references can stand for hundreds of megabytes. */
    private static void checkLength(List<String> command, Map<String, String> parameters) {
        long length = command.stream().mapToLong(argument -> length(argument, parameters)).sum();
        if (length > MOST_CHARACTERS) {
            throw new ClientException("The command has " + length + " characters once its parameters are put in; at most "
                    + MOST_CHARACTERS + " are allowed.");
        }
    }

    private static long length(String argument, Map<String, String> parameters) {
        return argument.length() + REFERENCE.matcher(argument).results()
                .mapToLong(found -> parameters.getOrDefault(found.group(1), found.group()).length() - found.group().length())
                .sum();
    }
}

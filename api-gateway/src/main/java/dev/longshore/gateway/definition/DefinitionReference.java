package dev.longshore.gateway.definition;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.resource.Scope;

/**
 * A job definition as a caller refers to it.
 *
 * @param revision empty for the latest that is ACTIVE
 */
record DefinitionReference(Scope scope, String name, OptionalInt revision) {

    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_-]{1,128})(?::(\\d{1,9}))?");

    /**
     * @param text a name, {@code name:revision}, or an ARN with or without revision
     * @return empty when it is none of these, or an ARN of elsewhere
     */
    static Optional<DefinitionReference> of(Scope scope, String text) {
        String prefix = arn(scope, "").toString();
        Matcher matcher = FORM.matcher(text.startsWith(prefix) ? text.substring(prefix.length()) : text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        OptionalInt revision = matcher.group(2) == null
                ? OptionalInt.empty()
                : OptionalInt.of(Integer.parseInt(matcher.group(2)));
        return Optional.of(new DefinitionReference(scope, matcher.group(1), revision));
    }

    /** Says that there is no such definition; of what cannot name one, what could. */
    static ClientException missing(Scope scope, String text) {
        String fault = "Job definition " + text + " does not exist";
        return new ClientException(of(scope, text).isPresent()
                ? fault + "."
                : fault + ": it is named NAME, NAME:REVISION, or by an ARN that begins with " + arn(scope, "") + ".");
    }

    static Arn arn(Scope scope, String nameAndRevision) {
        return Arn.batch(scope.region(), scope.account(), "job-definition", nameAndRevision);
    }
}

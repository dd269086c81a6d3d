package dev.longshore.gateway.api;

import java.util.regex.Pattern;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.MismatchedInputException;

/** What is wrong with a text that should be JSON, and where, in words for who wrote it: how it is read is no concern of his. */
public final class JsonFault {

    /** How the reader could be set up otherwise, and where in its source it stands. */
    private static final Pattern ASIDE = Pattern.compile(
            ": maybe a \\(non-standard\\) comment\\?.*| \\(start marker at .*|: enable `.*|, from `[^`]*`");

    private JsonFault() {}

    /** @return what to say of the text, without a full stop, such as {@code is not valid JSON: … (line 1, column 3)} */
    public static String of(JacksonException e) {
        return words(e) + place(e.getLocation());
    }

    private static String words(JacksonException e) {
        String said = ASIDE.matcher(e.getOriginalMessage()).replaceAll("");
        return switch (e) {
            case StreamConstraintsException _ -> "goes beyond a limit: " + said;
            case MismatchedInputException _ -> "is followed by something else";
            default -> "is not valid JSON: " + said;
        };
    }

    private static String place(TokenStreamLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }
}

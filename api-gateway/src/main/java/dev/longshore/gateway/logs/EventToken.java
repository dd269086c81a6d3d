package dev.longshore.gateway.logs;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.longshore.gateway.api.ClientException;

/**
 * A place between two lines of a stream, and the way on from there. AWS's look the same: 56 digits between {@code f/} or {@code b/}
 * and {@code /s}.
 *
 * @param line the number of the line right behind the place
 */
record EventToken(boolean forward, long line) {

    private static final Pattern FORM = Pattern.compile("([fb])/([0-9]{56})/s");

    /**
     * @param text empty where the caller has no token
     * @throws ClientException when the text is not what {@link #toString} writes
     */
    static Optional<EventToken> read(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || !matcher.group(2).startsWith("0".repeat(40))) {
            throw new ClientException("InvalidParameterException", "The specified nextToken is invalid.");
        }
        return Optional.of(new EventToken(matcher.group(1).equals("f"), Long.parseLong(matcher.group(2))));
    }

    @Override
    public String toString() {
        return (forward ? "f/" : "b/") + "%056d".formatted(line) + "/s";
    }
}

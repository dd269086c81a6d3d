package dev.longshore.gateway.logs;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.longshore.gateway.api.ClientException;

/**
 * A place between two lines of a stream, and the way on from there. AWS's look the same: 56 digits between {@code f/} or {@code b/}
 * and {@code /s}. Where no line will ever come behind the place it is {@code /e}, so that a reader that knows us can tell.
 *
 * @param line the number of the line right behind the place
 * @param atEnd whether no line will come any more
 */
record EventToken(boolean forward, long line, boolean atEnd) {

    private static final Pattern FORM = Pattern.compile("([fb])/([0-9]{56})/([se])");

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
        return Optional.of(new EventToken(matcher.group(1).equals("f"), Long.parseLong(matcher.group(2)),
                matcher.group(3).equals("e")));
    }

    @Override
    public String toString() {
        return (forward ? "f/" : "b/") + "%056d".formatted(line) + (atEnd ? "/e" : "/s");
    }
}

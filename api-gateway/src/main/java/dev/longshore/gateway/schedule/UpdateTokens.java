package dev.longshore.gateway.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bson.Document;

/**
 * The tokens of a schedule's latest updates. An update that its client makes again, because it has not heard the answer, would undo what
 * others have changed since.
 */
record UpdateTokens(List<CallToken> latest) {

    private static final String FIELD = "updates";
    private static final int REMEMBERED = 16;

    UpdateTokens {
        latest = List.copyOf(latest);
    }

    static UpdateTokens read(Document row) {
        return new UpdateTokens(row.getList(FIELD, Document.class, List.of()).stream()
                .map(one -> new CallToken(one.getString("token"), one.getString("content"))).toList());
    }

    /**
     * Whether the call of that token was made before.
     *
     * @throws dev.longshore.gateway.api.ClientException when another call was
     */
    boolean isRepeated(CallToken token) {
        Optional<CallToken> known = latest.stream().filter(one -> one.value().equals(token.value())).findFirst();
        if (known.filter(one -> !one.equals(token)).isPresent()) {
            throw ScheduleErrors.conflict("ClientToken '" + token.value()
                    + "' was used for another update of this schedule; use a new one for each.");
        }
        return known.isPresent();
    }

    /** What is to be set in the row of the schedule. */
    Document with(CallToken token) {
        List<CallToken> all = new ArrayList<>(latest);
        all.add(token);
        List<CallToken> kept = all.subList(Math.max(0, all.size() - REMEMBERED), all.size());
        return new Document(FIELD, kept.stream()
                .map(one -> new Document("token", one.value()).append("content", one.content())).toList());
    }
}

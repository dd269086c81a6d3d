package dev.longshore.gateway.projection;

import java.util.ArrayList;
import java.util.List;

import org.bson.Document;

import dev.longshore.contracts.status.JobStatusChanged;
import dev.longshore.contracts.status.Transition;
import dev.longshore.gateway.job.JobFields;

/** The transitions of a job, kept in its document by the version that told of them: what is told again is there already. */
final class History {

    private History() {}

    /** Adds what the change tells to the fields that are set. */
    static void append(JobStatusChanged change, Document fields) {
        if (change.transitions().isEmpty()) {
            return;
        }
        List<Document> transitions = new ArrayList<>(change.transitions().size());
        for (Transition transition : change.transitions()) {
            Document document = new Document("to", transition.to().name()).append("at", transition.at().toEpochMilli());
            transition.reason().ifPresent(reason -> document.append("reason", reason));
            transitions.add(document);
        }
        fields.append(JobFields.HISTORY + "." + change.version(), transitions);
    }
}

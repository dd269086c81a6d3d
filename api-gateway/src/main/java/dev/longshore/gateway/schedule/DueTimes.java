package dev.longshore.gateway.schedule;

import java.time.Instant;
import java.util.Optional;

import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.schedule.expression.Timetable;

/** When a schedule is due first, after it was made or changed. */
final class DueTimes {

    private DueTimes() {}

    /** Of a new schedule; a rate is due at once. */
    static Optional<Instant> first(ObjectNode document, Instant now) {
        return isEnabled(document) ? next(ScheduleDocument.timetable(document, now), now) : Optional.empty();
    }

    /**
     * After a change: a rate goes on as before, unless it is another one now; no time at which it was due already comes again, and one
     * that is past and not claimed yet is still due.
     */
    static Progress changed(Schedule former, ObjectNode document, Instant now) {
        boolean isSameRate = former.document().path(ScheduleDocument.EXPRESSION)
                .equals(document.path(ScheduleDocument.EXPRESSION))
                && ScheduleDocument.date(former.document(), ScheduleDocument.START)
                        .equals(ScheduleDocument.date(document, ScheduleDocument.START));
        Instant anchor = isSameRate ? former.progress().anchor() : now;
        Optional<Instant> last = former.progress().last();
        if (!isEnabled(document)) {
            return new Progress(anchor, Optional.empty(), last);
        }
        Timetable timetable = ScheduleDocument.timetable(document, anchor);
        Optional<Instant> due = unclaimed(former.progress(), timetable, now).or(() -> next(timetable, now)
                .flatMap(next -> last.filter(done -> !done.isBefore(next)).map(timetable::next).orElse(Optional.of(next))));
        return new Progress(anchor, due, last);
    }

    /** As if it had been claimed before the change; but where that is long ago, times between that nobody has asked for do not come with it. */
    private static Optional<Instant> unclaimed(Progress former, Timetable timetable, Instant now) {
        return former.due().filter(due -> !due.isAfter(now)).filter(due -> isTimeOf(timetable, due)
                || timetable.next(due).filter(next -> !next.isAfter(now)).isEmpty());
    }

    private static boolean isTimeOf(Timetable timetable, Instant time) {
        return timetable.next(time.minusMillis(1)).equals(Optional.of(time));
    }

    /** A single time that has only just passed is still due. */
    private static Optional<Instant> next(Timetable timetable, Instant now) {
        Instant after = timetable.expression().isOneTime() ? now.minus(ScheduleRules.PRECISION) : now.minusMillis(1);
        return timetable.next(after);
    }

    private static boolean isEnabled(ObjectNode document) {
        return document.path("State").asString("").equals("ENABLED");
    }
}

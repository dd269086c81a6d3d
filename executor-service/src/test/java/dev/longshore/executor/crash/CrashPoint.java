package dev.longshore.executor.crash;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.placement.PlacementEvent.AttemptsAcknowledged;
import dev.longshore.contracts.placement.PlacementEvent.JobPlaced;
import dev.longshore.contracts.report.JobReport.AttemptExited;
import dev.longshore.contracts.report.JobReport.AttemptRunning;
import dev.longshore.contracts.report.JobReport.AttemptStarting;
import dev.longshore.contracts.report.JobReports;

/** Where in the life of an attempt its executor is killed. */
enum CrashPoint {
    // @formatter:off
    PLACEMENT_RECEIVED(JobPlaced.class, true),
    BEFORE_STARTING_IS_SAID(AttemptStarting.class, true),
    AFTER_STARTING_WAS_SAID(AttemptStarting.class, false),
    BEFORE_RUNNING_IS_SAID(AttemptRunning.class, true),
    AFTER_RUNNING_WAS_SAID(AttemptRunning.class, false),
    BEFORE_THE_END_IS_SAID(AttemptExited.class, true),
    AFTER_THE_END_WAS_SAID(AttemptExited.class, false),
    ACKNOWLEDGEMENT_RECEIVED(AttemptsAcknowledged.class, true),
    NOWHERE(Void.class, false);
    // @formatter:on

    /** The system property that names the point to the executor that is to be killed. */
    static final String PROPERTY = "crash.at";

    private final Class<?> kind;
    private final boolean before;

    CrashPoint(Class<?> kind, boolean before) {
        this.kind = kind;
        this.before = before;
    }

    static CrashPoint ofThisJvm() {
        return valueOf(System.getProperty(PROPERTY, NOWHERE.name()));
    }

    /** Whether it is at the message itself, or when that has arrived. */
    boolean isBefore() {
        return before;
    }

    boolean isAt(Message message) {
        return kind.isInstance(message)
                || message instanceof JobReports reports && reports.reports().stream().anyMatch(kind::isInstance);
    }

    /** As abrupt as {@code kill -9}: nothing is flushed, closed or told. */
    static void crash() {
        Runtime.getRuntime().halt(137);
    }
}

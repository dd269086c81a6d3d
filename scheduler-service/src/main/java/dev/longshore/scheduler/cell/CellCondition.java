package dev.longshore.scheduler.cell;

/**
 * How a cell is doing.
 *
 * @param working whether it acts on what comes, and all is well
 * @param description for people
 */
record CellCondition(boolean working, String description) {

    static final CellCondition RESTORING = new CellCondition(false, "restoring");

    static CellCondition working(int entities) {
        return new CellCondition(true, "working, restored from " + entities + " entities");
    }

    static CellCondition waiting(String reason) {
        return new CellCondition(false, "trying again: " + reason);
    }

    /** It goes on, but people have to look. */
    static CellCondition troubled(String reason) {
        return new CellCondition(false, "fails again and again: " + reason);
    }

    static CellCondition broken(String reason) {
        return new CellCondition(false, "stopped: " + reason);
    }
}

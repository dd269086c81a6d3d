package dev.longshore.scheduler.cell;

/**
 * How a cell is doing.
 *
 * @param working whether it acts on what comes
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

    static CellCondition broken(String reason) {
        return new CellCondition(false, "stopped: " + reason);
    }
}

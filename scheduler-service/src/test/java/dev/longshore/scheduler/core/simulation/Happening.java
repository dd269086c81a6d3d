package dev.longshore.scheduler.core.simulation;

/** What can befall a cell, or be done to it, as the table at the end of many scenarios counts it. */
enum Happening {
    TURN("turns committed"), ABORT("commits aborted: what was decided is lost"), RESTART(
            "schedulers restarted between two turns"), REBUILT_COMPARED("turns compared with those of a rebuilt core"), REPLAYED(
                    "turns replayed byte for byte"), REASON("reasons for waiting held against the facts"), SUBMITTED(
                            "jobs submitted"), ARRAY("of these, arrays"), MULTI_NODE("of these, multi-node jobs"), DEPENDENT(
                                    "of these, jobs that depend on others"), SENT_TWICE("messages that came twice"), CANCEL(
                                            "cancel requests"), TERMINATE("terminate requests"), PLACED(
                                                    "attempts placed"), RAN("attempts that ran"), FAILED_EXIT(
                                                            "attempts that exited with an error"), FAILED_TO_START(
                                                                    "attempts that failed to start"), RETRY(
                                                                            "attempts that were followed by another"), TIMED_OUT(
                                                                                    "jobs that exceeded their timeout"), EXPIRED(
                                                                                            "jobs that were not started in time"), DEPENDENCY_FAILED(
                                                                                                    "jobs that failed with what they depended on"), LOST_WITH_HOST(
                                                                                                            "attempts lost with their instance"), EXECUTOR_RESTART(
                                                                                                                    "executors restarted"), HOST_LOST(
                                                                                                                            "hosts lost, and the provisioner has noticed"), HOST_LOST_UNNOTICED(
                                                                                                                                    "hosts lost that nobody has noticed"), HOST_CUT_OFF(
                                                                                                                                            "hosts cut off that lived on"), DECLARED_LOST(
                                                                                                                                                    "executors declared lost for their silence"), OVERLAP(
                                                                                                                                                            "attempts that ran beside an earlier one on a host declared lost"), INTERRUPTION(
                                                                                                                                                                    "Spot interruptions"), LAUNCH_FAILED(
                                                                                                                                                                            "launches that failed"), PLACE_KEPT(
                                                                                                                                                                                    "places kept for the first in a queue by timeouts"), PLACE_ESTIMATED(
                                                                                                                                                                                            "places kept until a time that is an estimate"), ESTIMATE_OUTLIVED(
                                                                                                                                                                                                    "estimates of a start that were outlived"), RELEASED(
                                                                                                                                                                                                            "instances given back");

    private final String words;

    Happening(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}

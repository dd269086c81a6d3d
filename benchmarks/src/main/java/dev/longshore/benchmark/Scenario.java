package dev.longshore.benchmark;

import java.util.Map;

/** Something to measure. */
interface Scenario {

    /** What is measured, for people. */
    String title();

    /**
     * Measures once.
     *
     * @param site of this run alone
     * @return values by figure, in the order in which they are shown; the figure's name ends in its unit
     */
    Map<String, Double> measure(Site site, Progress progress);
}

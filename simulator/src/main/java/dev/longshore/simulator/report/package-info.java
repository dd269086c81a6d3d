/**
 * Shows what became of a history: figures in a table, and a picture of it over time.
 *
 * <p>Refuses to know how it came about.
 */
package dev.longshore.simulator.report;

/**
 * The shell of the scheduling core: who owns a cell, what it reads, and the one transaction in which a batch of messages becomes
 * durable together with what was decided on it.
 *
 * <p>Refuses to know how anything is decided.
 */
package dev.longshore.scheduler.cell;

/**
 * The containers of a multi-container job: which of them is to start and to stop when, from what has become of the others.
 *
 * <p>Refuses to know how a container is started, and what is reported of it.
 */
package dev.longshore.executor.task;

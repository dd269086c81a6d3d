/**
 * What the executor needs of whatever runs attempts on its host: the port {@link dev.longshore.executor.container.ContainerRuntime}
 * and the words spoken through it.
 *
 * <p>Refuses to know which engine answers, what becomes of a report, and whether a job has failed.
 */
package dev.longshore.executor.container;

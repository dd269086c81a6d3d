/**
 * Runs attempts as containers of a Docker engine, which keeps them, their output and their exit codes while the executor is away.
 *
 * <p>Refuses to know containers without this executor's label, and why an attempt is to run.
 */
package dev.longshore.executor.docker;

/** Runs on each host and runs what is placed there. */
package dev.longshore.executor;

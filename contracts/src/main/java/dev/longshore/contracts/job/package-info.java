/**
 * Jobs: how they are named, what they run, when they are tried again, and the states they pass through.
 *
 * <p>Says what a job is, not what happens to it; what happens is in the packages of messages.
 */
package dev.longshore.contracts.job;

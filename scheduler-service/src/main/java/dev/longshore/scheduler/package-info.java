/** Decides which job runs where and when. */
package dev.longshore.scheduler;

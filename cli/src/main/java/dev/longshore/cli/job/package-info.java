/** Running a command as a job, following its log, telling why it waits. It refuses to know how the system is started. */
package dev.longshore.cli.job;

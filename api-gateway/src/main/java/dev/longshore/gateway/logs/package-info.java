/**
 * The output of jobs: kept line by line, and read through the CloudWatch Logs API.
 *
 * <p>Refuses to know which job wrote a stream.
 */
package dev.longshore.gateway.logs;

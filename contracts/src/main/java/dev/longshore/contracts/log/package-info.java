/** Log lines of attempts on their way from executors to the gateway. */
package dev.longshore.contracts.log;

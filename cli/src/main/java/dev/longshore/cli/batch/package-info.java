/** The AWS Batch and CloudWatch Logs API over HTTP, as far as the command line needs it. It refuses to know who runs the system, or where. */
package dev.longshore.cli.batch;

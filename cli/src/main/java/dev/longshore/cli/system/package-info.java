/** The system on this machine: where it lives, whether it runs, starting and stopping it. It refuses to know about jobs, but to count them. */
package dev.longshore.cli.system;

/**
 * The {@code longshore} command line: its root command, what it says of itself, how a failure reaches the user. It refuses to know what a command does.
 */
package dev.longshore.cli;

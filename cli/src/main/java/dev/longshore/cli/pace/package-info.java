/** Asking again until there is an answer. It refuses to know the question. */
package dev.longshore.cli.pace;

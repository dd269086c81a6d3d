/** What the user sees: lines, notes, progress, one clear line for a failure. It refuses to know what is being shown. */
package dev.longshore.cli.terminal;

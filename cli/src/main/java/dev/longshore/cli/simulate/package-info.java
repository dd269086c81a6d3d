/** The command that replays a history of jobs against a configuration, with nothing running. */
package dev.longshore.cli.simulate;

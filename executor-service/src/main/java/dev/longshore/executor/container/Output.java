package dev.longshore.executor.container;

import dev.longshore.contracts.log.LogLine;

/** Hears what an attempt prints, standard output and standard error in one. Called by one thread at a time. */
public interface Output {

    /** The next line. May block while earlier lines cannot be taken on. */
    void line(LogLine line);

    /** There are no more lines. */
    void end();
}

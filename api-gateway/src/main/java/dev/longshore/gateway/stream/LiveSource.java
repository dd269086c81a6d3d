package dev.longshore.gateway.stream;

import java.io.IOException;
import java.util.Set;

/** Something that is told as it happens, to one caller. */
public interface LiveSource {

    /** What to wait for before the next {@link #tell}. */
    Set<String> subjects();

    /**
     * Tells what is new since the last time.
     *
     * @return whether there may be more some day
     * @throws IOException when the caller has gone away
     */
    boolean tell(EventSink sink) throws IOException;
}

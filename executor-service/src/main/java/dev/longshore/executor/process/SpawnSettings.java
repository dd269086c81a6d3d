package dev.longshore.executor.process;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

import static dev.longshore.executor.process.CLibrary.call;
import static dev.longshore.executor.process.CLibrary.function;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

/**
 * How a program is started, in the C library's own form and with the constants of Linux. Made once and never freed.
 *
 * @param attributes a session of its own, no signal blocked or ignored
 * @param files {@code /dev/null} as input, output and error, and nothing else open
 */
record SpawnSettings(MemorySegment attributes, MemorySegment files) {
    private static final short SET_DEFAULT_SIGNALS = 0x04;
    private static final short SET_SIGNAL_MASK = 0x08;
    private static final short SET_SESSION = 0x80;
    private static final int READ_AND_WRITE = 2;
    private static final int FIRST_OTHER_DESCRIPTOR = 3;
    /** More than any C library on Linux needs for one of these structures. */
    private static final long ROOM = 1024;

    /** @throws UnsupportedOperationException when the C library cannot close what is open, as older ones cannot */
    static SpawnSettings create() {
        return new SpawnSettings(newSession(), nothingOpen());
    }

    private static MemorySegment newSession() {
        MemorySegment attributes = Arena.global().allocate(ROOM);
        MemorySegment signals = Arena.global().allocate(ROOM);
        call(function("posix_spawnattr_init", ADDRESS), attributes);
        call(function("sigemptyset", ADDRESS), signals);
        call(function("posix_spawnattr_setsigmask", ADDRESS, ADDRESS), attributes, signals);
        call(function("sigfillset", ADDRESS), signals);
        call(function("posix_spawnattr_setsigdefault", ADDRESS, ADDRESS), attributes, signals);
        call(function("posix_spawnattr_setflags", ADDRESS, JAVA_SHORT), attributes,
                (short) (SET_SESSION | SET_SIGNAL_MASK | SET_DEFAULT_SIGNALS));
        return attributes;
    }

    private static MemorySegment nothingOpen() {
        MethodHandle open = function("posix_spawn_file_actions_addopen", ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
        MethodHandle closeFrom = function("posix_spawn_file_actions_addclosefrom_np", ADDRESS, JAVA_INT);
        MemorySegment actions = Arena.global().allocate(ROOM);
        MemorySegment nothing = Arena.global().allocateFrom("/dev/null");
        call(function("posix_spawn_file_actions_init", ADDRESS), actions);
        for (int descriptor = 0; descriptor < FIRST_OTHER_DESCRIPTOR; descriptor++) {
            call(open, actions, descriptor, nothing, READ_AND_WRITE, 0);
        }
        call(closeFrom, actions, FIRST_OTHER_DESCRIPTOR);
        return actions;
    }
}

package dev.longshore.executor.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The shell beside each command. It claims the attempt, runs the command, writes its exit code down, and ends whatever the command has
 * left running, as a container does. It needs no executor for that.
 */
final class Wrapper {

    /**
     * Positional parameters: the attempt's folder, the exit file, the command. A signal to the group ends the command and not the shell;
     * the subshell keeps the shell's own words ("Killed") out of the output. Names are prefixed for the sake of the command's
     * environment.
     */
    private static final String SCRIPT = """
            exec 2>/dev/null
            set -C
            echo $$ > "$1/pid" || exit 0
            set +C
            trap : TERM INT HUP QUIT
            longshore_output=$1/output
            longshore_exit=$2
            cd "$1/scratch"
            shift 2
            (exec "$@" > "$longshore_output" 2>&1 < /dev/null)
            echo $? > "$longshore_exit"
            kill -KILL 0
            """;

    private final Launcher launcher;

    Wrapper(Launcher launcher) {
        this.launcher = launcher;
    }

    ProcessHandle launch(AttemptFiles files, List<String> command, Map<String, String> environment) throws IOException {
        List<String> line = new ArrayList<>(
                List.of("/bin/sh", "-c", SCRIPT, files.name(), files.folder().toString(), files.exit().toString()));
        line.addAll(command);
        return launcher.launch(line, environment);
    }

    /** Whether the process is the shell of this attempt, and not a later one that was given the same process id. */
    static boolean runs(ProcessHandle process, AttemptFiles files) {
        return process.isAlive()
                && process.info().arguments().map(arguments -> List.of(arguments).contains(files.name())).orElse(false);
    }
}

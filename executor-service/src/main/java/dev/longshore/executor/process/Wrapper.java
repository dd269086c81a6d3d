package dev.longshore.executor.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.longshore.executor.container.Attempt;

/**
 * The shell beside each command. It claims the attempt, runs the command, writes its exit code down, and ends whatever the command has
 * left running, as a container does. It needs no executor for that.
 */
final class Wrapper {

    /**
     * Positional parameters: the slot's folder, the pipe that hears of exits, the command. A signal to the group ends the command and
     * not the shell; the subshell keeps the shell's own words ("Killed") out of the output. Names are prefixed for the sake of the
     * command's environment.
     */
    private static final String SCRIPT = """
            exec 2>/dev/null
            longshore_slot=$1
            longshore_exits=$2
            echo $$ >> "$longshore_slot/run" || exit 0
            read -r longshore_taker < "$longshore_slot/run"
            [ "$longshore_taker" = $$ ] || exit 0
            trap : TERM INT HUP QUIT
            cd "$longshore_slot/scratch"
            shift 2
            (exec "$@" >> "$longshore_slot/output" 2>&1)
            echo "exit $?" >> "$longshore_slot/run"
            echo "$0" 1<> "$longshore_exits"
            kill -KILL 0
            """;

    private final Launcher launcher;
    private final Path exits;

    Wrapper(Launcher launcher, Path exits) {
        this.launcher = launcher;
        this.exits = exits;
    }

    Shell launch(Slot slot, Attempt attempt, ProcessRequest request) throws IOException {
        List<String> line = new ArrayList<>(
                List.of("/bin/sh", "-c", SCRIPT, attempt.containerName(), slot.folder().toString(), exits.toString()));
        line.addAll(request.command());
        return Shell.launched(launcher, launcher.launch(line, request.environment()));
    }

    /** Whether the process is the shell of this attempt, and not a later one that was given the same process id. */
    static boolean runs(ProcessHandle process, Attempt attempt) {
        try {
            byte[] line = Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
            return new String(line, StandardCharsets.UTF_8).contains("\0" + attempt.containerName() + "\0");
        } catch (IOException e) {
            return false;
        }
    }
}

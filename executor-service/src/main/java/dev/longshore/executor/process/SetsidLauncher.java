package dev.longshore.executor.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts programs through {@code setsid}, a part of every Linux. The JDK takes them off the process table. */
final class SetsidLauncher implements Launcher {

    private static final File NOTHING = new File("/dev/null");

    private final String setsid;

    SetsidLauncher(Path setsid) {
        this.setsid = setsid.toString();
    }

    @Override
    public long launch(List<String> command, Map<String, String> environment) throws IOException {
        List<String> line = new ArrayList<>(command);
        line.addFirst(setsid);
        ProcessBuilder builder = new ProcessBuilder(line).redirectInput(NOTHING)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start().pid();
    }

    @Override
    public boolean isOver(long process) {
        return ProcessHandle.of(process).isEmpty();
    }

    @Override
    public void killGroup(long group) throws IOException {
        new ProcessBuilder("/bin/sh", "-c", "kill -s KILL -- \"-$1\"", "kill", Long.toString(group))
                .redirectInput(NOTHING).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }
}

package dev.longshore.cli.system;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;

/** Stops the system. */
@Command(name = "down", mixinStandardHelpOptions = true, description = {
        "Stops the system. Its data stays, and so do the jobs: those that run go on, and the next up takes them over."})
public final class DownCommand implements Callable<Integer> {

    private final Systems systems;

    public DownCommand(Systems systems) {
        this.systems = systems;
    }

    @Override
    public Integer call() {
        systems.stop();
        return 0;
    }
}

package dev.longshore.cli.job;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.longshore.cli.batch.Batch;
import dev.longshore.cli.batch.Job;
import dev.longshore.cli.pace.Pace;
import dev.longshore.cli.system.Systems;
import dev.longshore.cli.terminal.CommandFailedException;
import dev.longshore.cli.terminal.Terminal;

/** Writes the log of a job. */
@Command(name = "logs", mixinStandardHelpOptions = true, description = "Writes the log of a job, all its attempts one after the other.")
public final class LogsCommand implements Callable<Integer> {

    private final Systems systems;
    private final Terminal terminal;
    private final Pace pace;

    @Option(names = {"-f", "--follow"}, description = "Go on until the job has ended.")
    private boolean follow;

    @Parameters(paramLabel = "JOB_ID", description = "The job; a child of an array as ID:INDEX, a node as 'ID#INDEX'.")
    private String id;

    public LogsCommand(Systems systems, Terminal terminal, Pace pace) {
        this.systems = systems;
        this.terminal = terminal;
        this.pace = pace;
    }

    @Override
    public Integer call() {
        var batch = new Batch(systems.gatewayOf(systems.get()));
        Job job = batch.get(id);
        if (job.isArray()) {
            throw new CommandFailedException(
                    "job " + id + " is an array and has no log of its own; ask for a child, such as " + id + ":0");
        }
        var follower = new JobFollower(batch, terminal, pace, JobFollower.LATENESS);
        if (follow) {
            follower.follow(id);
        } else {
            follower.readOn(job);
        }
        return 0;
    }
}
